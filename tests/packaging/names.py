#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Looks that what must agree between files does agree."""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

TOP = Path(__file__).resolve().parent.parent.parent
ID = "io.github.utstyrsveiviser.Utstyrsveiviser"
faults = []


def check(holds, what):
    print("ok" if holds else "not ok", "-", what)
    if not holds:
        faults.append(what)


def resource_files(path):
    root = ElementTree.parse(path).getroot()
    return [file.text for file in root.iter("file")]


meson = (TOP / "meson.build").read_text(encoding="utf-8")
version = re.search(r"version: '([^']+)'", meson).group(1)

metainfo = ElementTree.parse(TOP / "data" / f"{ID}.metainfo.xml.in").getroot()
check(metainfo.find("releases/release").get("version") == version,
      "the newest release of the metainfo is the version of meson.build")
news = (TOP / "NEWS.md").read_text(encoding="utf-8")
check(re.search(r"^## (\S+)", news, re.MULTILINE).group(1) == version,
      "the newest heading of NEWS.md is the version of meson.build")


def read_manifest(name):
    return json.loads((TOP / "flatpak" / name).read_text(encoding="utf-8"))


manifest = read_manifest(f"{ID}.json")
offline = read_manifest(f"{ID}.Offline.json")
check(manifest["id"] == ID, "the Flatpak manifest has the id")
check(manifest["command"] == "utstyrsveiviser",
      "the Flatpak manifest starts the window")
check(set(manifest["finish-args"]) == {
    "--share=ipc", "--share=network", "--socket=wayland",
    "--socket=fallback-x11", "--device=dri",
    "--talk-name=org.freedesktop.secrets"},
      "the Flatpak may do what flatpak/README.md says, and no more")
manifest["finish-args"].remove("--share=network")
check(offline.pop("default-branch") == "offline" and offline == manifest,
      "the manifest without network differs in nothing else")
for name in manifest["modules"]:
    module = read_manifest(name)
    pinned = all("sha256" in source or source["type"] == "dir"
                 for source in module["sources"])
    readme = (TOP / "flatpak" / "README.md").read_text(encoding="utf-8")
    check(f"| `{module['name']}`" in readme, f"the README tells of {name}")
    check(pinned or "**not yet pinned**" in readme, f"{name} is pinned")

knowledge = TOP / "data" / "knowledge"
check(sorted(resource_files(knowledge / "knowledge.gresource.xml"))
      == sorted(path.name for path in knowledge.glob("*.json")),
      "every file of the knowledge is bundled")

bundled = resource_files(TOP / "ui" / "utstyrsveiviser.gresource.xml")
check(sorted(name for name in bundled if name.endswith(".ui"))
      == sorted(str(path.relative_to(TOP / "ui"))
                for path in (TOP / "ui").rglob("*.ui")),
      "every template is bundled")
icons = TOP / "data" / "icons"
check(sorted(name for name in bundled if name.endswith(".svg"))
      == sorted("icons/" + str(path.relative_to(icons))
                for path in icons.glob("scalable/actions/*.svg")),
      "every icon of the window is bundled")
for path in sorted(icons.rglob("*.svg")):
    try:
        ElementTree.parse(path)
        sound = True
    except ElementTree.ParseError:
        sound = False
    check(sound, f"{path.name} is sound XML")

rules = knowledge / "rules.json"
for verdict in json.loads(rules.read_text(encoding="utf-8"))["verdicts"]:
    check((icons / "scalable" / "actions" / (verdict["icon"] + ".svg")).is_file(),
          f"the icon of {verdict['id']} is there")

sys.exit(1 if faults else 0)
