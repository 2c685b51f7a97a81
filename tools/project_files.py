# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Which files belong to the project."""

import os
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent

SKIPPED_FOLDERS = {".git", "_build", "__pycache__", ".cache"}


def walk():
    """All files, for a tree that did not come from git."""
    for folder, folders, names in os.walk(TOP):
        folders[:] = sorted(name for name in folders
                            if name not in SKIPPED_FOLDERS
                            and not name.startswith("build"))
        for name in sorted(names):
            if not name.endswith((".pyc", "~", ".swp")):
                yield str((Path(folder) / name).relative_to(TOP))


def project_files():
    """The paths of the project's files, from its top, in order."""
    try:
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(TOP), "ls-files", "-z",
             "--cached", "--others", "--exclude-standard"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return list(walk())
    paths = listed.stdout.decode().split("\0")
    return sorted({path for path in paths
                   if path and (TOP / path).is_file()})
