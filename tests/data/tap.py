# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Runs test functions and says in TAP how they went."""


class Skip(Exception):
    """A test that cannot be made here, and why."""


def run_one(number, function, arguments):
    """A test returns its faults; none is well."""
    name = function.__name__[len("test_"):].replace("_", "-")
    try:
        faults = function(*arguments)
    except Skip as reason:
        print(f"ok {number} {name} # SKIP {reason}")
        return True
    for fault in faults:
        print(f"# {fault}")
    print(f"{'not ok' if faults else 'ok'} {number} {name}")
    return not faults


def run(names, *arguments):
    """Runs all functions named test_…; returns the exit status."""
    functions = [value for name, value in names.items() if name.startswith("test_")]
    print(f"1..{len(functions)}")
    results = [run_one(number, function, arguments)
               for number, function in enumerate(functions, 1)]
    return 0 if all(results) else 1
