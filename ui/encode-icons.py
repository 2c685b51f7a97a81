#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Draws symbolic icons in the sizes that the first screen has, as GTK does with
its own: what is drawn beforehand needs no reader of SVG."""

import argparse
import pathlib
import shutil
import subprocess
import tempfile


def encode(tool, icon, size, output):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([tool, "-o", folder, str(icon), f"{size}x{size}"], check=True)
        shutil.copyfile(pathlib.Path(folder, icon.stem + ".symbolic.png"), output)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True, help="gtk4-encode-symbolic-svg")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where to write")
    parser.add_argument("--size", type=int, action="append", required=True, help="in pixels")
    parser.add_argument("icons", type=pathlib.Path, nargs="+", metavar="ICON", help="an SVG")
    arguments = parser.parse_args()

    for icon in arguments.icons:
        for size in arguments.size:
            encode(arguments.tool, icon, size, arguments.folder / f"{icon.stem}-{size}.png")


if __name__ == "__main__":
    main()
