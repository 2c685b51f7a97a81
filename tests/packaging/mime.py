#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Files of the program are known by their names and by what stands in them, and
a double click opens them with it.

Usage: mime.py MIME.xml NAME.desktop TOP
"""

import configparser
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

MIME, DESKTOP, TOP = (Path(word).resolve() for word in sys.argv[1:4])
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
CARD = b'{ "format": "utstyrsveiviser-publisher", "version": 1 }'
# How GLib, and so every program of the desktop, judges a file.
GUESS = """
import sys
from gi.repository import Gio
data = sys.stdin.buffer.read()
print(Gio.content_type_guess(sys.argv[1], data)[0])
"""


def database(folder):
    """A database with this file alone beside those of the system."""
    packages = folder / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(MIME, packages / "utstyrsveiviser.xml")
    done = subprocess.run(["update-mime-database", folder / "mime"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False,
                          env=dict(os.environ, XDG_DATA_HOME=str(folder)))
    return done.returncode == 0 and not done.stdout, done.stdout


def guess(folder, name, content):
    return subprocess.run(
        ["/usr/bin/python3", "-c", GUESS, name], input=content, check=True,
        stdout=subprocess.PIPE, env=dict(
            os.environ, XDG_DATA_HOME=str(folder))).stdout.decode().strip()


def main():
    types = [item.get("type") for item in
             ElementTree.parse(MIME).iter(SPACE + "mime-type")]
    entry = configparser.ConfigParser(interpolation=None, strict=False)
    entry.read(DESKTOP, encoding="utf-8")
    entry = entry["Desktop Entry"]
    icon = next(ElementTree.parse(MIME).iter(SPACE + "icon")).get("name")
    results = [
        ("the desktop file names every type",
         entry["MimeType"].strip(";").split(";") == types),
        ("the desktop file takes files", entry["Exec"].endswith(" %U")),
        ("the icon is there", (TOP / "data/icons/hicolor/scalable/mimetypes" /
                               f"{icon}.svg").is_file()),
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound, said = database(folder)
        results.append(("the database takes it without a word", sound))
        if said:
            print("#", said.replace("\n", "\n# "))
        for file_name, content, wanted in (
                ("a.veipub", CARD, "publisher"),
                ("card", CARD, "publisher"),
                ("a.veipack", b"", "pack"),
                ("a.veicase", b"VEICASE\n\1", "case"),
                ("sak", b"VEICASE\n\1", "case")):
            found = guess(folder, file_name, content)
            results.append((f"{file_name} is a {wanted}",
                            found == f"application/x-utstyrsveiviser-{wanted}"))
    print(f"1..{len(results)}")
    for number, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return 0 if all(good for _name, good in results) else 1


sys.exit(main())
