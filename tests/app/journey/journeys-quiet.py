#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Nothing leaves the machine: the window in a network namespace without an
interface, and every connection that it makes looked at."""

import os
import re
import subprocess
import sys

import journeys
from program import BUTTON, Stuck, name_of, role_of
from texts import TOP, example, shown

# In a namespace of its own, without an interface. The user stays who they are:
# the session bus looks.
ALONE = ("unshare", "--map-current-user", "--net")
# The process that is looked at stays the child; strace watches from outside.
WATCHED = ("strace", "--daemonize", "--follow-forks", "--seccomp-bpf",
           "--string-limit=200", "--trace=socket,connect")
NETWORK = re.compile(r"socket\(AF_(?!UNIX|NETLINK)\w+|"
                     r"sa_family=AF_(?!UNIX)\w+")
CONNECT = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"([^"]*)"')
# Sockets of this machine that GTK and the C library ask by themselves.
OTHERS = {
    "/var/run/nscd/socket": "the names of users",
    "/run/nscd/socket": "the names of users",
    # The file chooser of GTK asks what the machine is called.
    "/var/run/dbus/system_bus_socket": "the system bus",
    "/run/dbus/system_bus_socket": "the system bus",
}
PERSON = "Eksempelpasient A"
MENU = ("Sources", "How the rules are checked", "Update the knowledge",
        "Settings", "Help", "A short tour", "Keyboard shortcuts")


def works(*command):
    """Whether this machine permits something."""
    try:
        return subprocess.run([*command, "true"], check=False, timeout=60,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


class Quiet:
    """A window without a network, whose connections are written down."""

    def __init__(self, journey):
        self.journey = journey
        self.trace = journey.home.place / "trace"
        self.ways = []
        command = []
        if works(*ALONE):
            command += ALONE
            self.ways.append("without an interface")
        if works(*WATCHED, "--output=/dev/null"):
            command += [*WATCHED, f"--output={self.trace}"]
            self.ways.append("watched")
        starter = journey.home.place / "starter"
        starter.write_text("#!/bin/sh\nexec " + " ".join(command)
                           + f' "{journey.executable}" "$@"\n')
        starter.chmod(0o755)
        journey.executable = starter

    def check_alone(self, program):
        """Only the loopback is there, and it is down."""
        if "without an interface" not in self.ways:
            return
        lines = open(f"/proc/{program.process.pid}/net/dev",
                     encoding="ascii").read().splitlines()[2:]
        names = [line.split(":")[0].strip() for line in lines]
        if names != ["lo"]:
            raise Stuck(f"the window has the interfaces {names}")

    def check_trace(self):
        """Says which sockets of this machine the window spoke to."""
        if "watched" not in self.ways:
            return "not watched: ptrace is not permitted here"
        text = self.trace.read_text(encoding="utf-8", errors="replace")
        found = NETWORK.search(text)
        if found:
            raise Stuck(f"the window reached out: {found.group(0)}")
        told = sorted({self.describe(path)
                       for path in CONNECT.findall(text)})
        if "the display" not in told:
            raise Stuck(f"nothing was watched: {text[:500]}")
        return ", ".join(self.ways + told)

    @staticmethod
    def describe(path):
        display = os.environ["DISPLAY"].split(":")[-1].split(".")[0]
        bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]
        if path == f"/tmp/.X11-unix/X{display}":
            return "the display"
        if path and path in bus:
            return "the session bus"
        if "at-spi" in path:
            return "at-spi"
        if "/keyring" in path:
            return "the keyring"
        if path in OTHERS:
            return OTHERS[path]
        raise Stuck(f"the window spoke to {path}")


def session(journey):
    """A whole guided session: guide, answer, letter, PDF."""
    quiet = Quiet(journey)
    journey.keeping = "passphrase"
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    quiet.check_alone(program)
    journey.open_card(program, "guide")
    guide = journey.guide(program, example("type1-wants-both")["answers"])
    guide.walk_to_answer(12)
    journey.open_letter(program, "application")
    letter = journey.letter(program)
    letter.write_name(PERSON)
    pdf = letter.save(journey.home.place / "letters" / "soknad.pdf")
    pdf.check_holds(PERSON)
    program.close()
    return quiet.check_trace()


def screens(journey):
    """Every screen that can be opened comes, and none of them reaches out."""
    quiet = Quiet(journey)
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    quiet.check_alone(program)
    for entry in MENU:
        open_entry(program, entry)
    program.press("alt+Home")
    journey.wait_home(program)
    journey.open_card(program, "fault")
    wait_heading(program, "the page for faults")
    for place in places():
        open_place(program, place)
    program.close()
    return quiet.check_trace()


def wait_heading(program, what):
    return program.wait_focus(what, lambda item: role_of(item) == "heading")


def open_entry(program, entry):
    program.press("F10")
    program.wait_focus("the menu", lambda item: "menu" in role_of(item))
    program.tab_to(f"the menu entry {entry}", lambda item: name_of(item)
                   in shown(entry), key="Down")
    program.press("Return")
    program.wait_focus(f"the page {entry}", lambda item: name_of(item)
                       not in shown(entry) or role_of(item) == "heading")


def places():
    """What the first screen of the look-up leads to."""
    source = TOP / "src" / "app" / "lookup" / "vei-lookup-targets.c"
    table = source.read_text(encoding="utf-8").split("places[] = {")[1]
    return re.findall(r'\{ "\w+", N_\("([^"]+)"\)', table.split("};")[0])


def open_place(program, place):
    """Opens a place of the look-up, and comes back to the search."""
    program.press("ctrl+f")
    program.wait_focus("the search", lambda item: role_of(item)
                       in {"text", "entry", "search box"})
    program.tab_to(f"the place {place}", lambda item: role_of(item) in BUTTON
                   and any(name_of(item).startswith(name)
                           for name in shown(place)))
    program.press("Return")
    program.wait_focus(f"the place {place}", lambda item: not any(
        name_of(item).startswith(name) and role_of(item) in BUTTON
        for name in shown(place)))
    program.press("alt+Left")


if not works(*ALONE) and not works(*WATCHED, "--output=/dev/null"):
    print("1..0 # SKIP neither namespaces nor ptrace are permitted here")
    sys.exit(0)
sys.exit(journeys.run([
    ("session", session),
    ("screens", screens),
]))
