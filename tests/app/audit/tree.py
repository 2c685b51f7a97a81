# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What a screen reader is told: names, roles and relations, through AT-SPI."""

import re

from gi.repository import Atspi
from judge import Finding, Window
from program import (FIELD, attempt, children_of, has_state, name_of, role_of,
                     walk)

# GTK 4.8 gives what has no name that of its class.
CLASS_NAME = re.compile(r"(Gtk|Adw|Vei|Gdk)[A-Z]\w*")
# A mnemonic, or the same twice.
NO_NAME = re.compile(r"(^|\s)_\w|^_?(.{4,}?)\s+\2$")
NO_ROLE = {"", "unknown", "invalid", "filler", "panel", "redundant object",
           "extended", "group", "grouping", "widget", "generic"}
LABELLED = FIELD | {"combo box", "slider", "switch"}


def path_of(item):
    parts = []
    while item is not None:
        parts.append(f"{role_of(item)}:{name_of(item)}")
        item = attempt(item.get_parent)
    return tuple(parts[::-1])


def place_of(item):
    box = attempt(lambda: Atspi.Component.get_extents(
        item, Atspi.CoordType.WINDOW))
    return None if box is None else (box.x, box.y, box.width, box.height)


def has_name(item):
    name = name_of(item).strip()
    return bool(name) and not CLASS_NAME.fullmatch(name)


def label_of(item):
    """What labels a field, by a relation."""
    for relation in attempt(item.get_relation_set, []) or []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return " ".join(name_of(relation.get_target(i)) for i in
                            range(relation.get_n_targets()))
    return ""


def judge_item(item, labels, types):
    role = role_of(item)
    name = name_of(item)
    where = (*types, *path_of(item))
    what = f"{role} “{name}” in {' > '.join(where[-4:-1])}"
    if not has_name(item):
        yield Finding("unnamed", what, "it has no name", where)
    elif NO_NAME.search(name):
        yield Finding("unnamed", what, "its name is not one", where)
    if role in NO_ROLE:
        yield Finding("unnamed", what, "it has no role", where)
    if (role in LABELLED and not label_of(item).strip()
            and not any(label in name for label in labels)):
        yield Finding("unlabelled", what, "no label that one sees is related "
                      "to it or stands in its name", where)


def places_of(node):
    """Where a widget stands, with its padding and, as GTK 4.8 tells it,
    without."""
    return {tuple(round(side) for side in node[name])
            for name in ("place", "inner")}


def shown_places(measured):
    """Where the widgets stand that the keyboard can get to, and in what."""
    found = {}
    for window in map(Window, measured):
        for node in window.used:
            if node["focusable"]:
                for place in places_of(node):
                    found[place] = window.path(node)
                    # GTK 4.24 tells the size right, and the place a little off.
                    found.setdefault(place[2:], window.path(node))
    return found


def judge_tree(program, measured):
    """All that is wrong in the windows of a program. What is behind another
    page stays in the tree of GTK 4.8: only what is shown is judged."""
    places = shown_places(measured)
    labels = {node["text"] for window in measured for node in window["nodes"]
              if node.get("text") and node["css"] == "label"}
    program.root.clear_cache()
    items = [item for window in children_of(program.root)
             for item in walk(window)
             if has_state(item, "FOCUSABLE") and has_state(item, "SENSITIVE")]
    # GTK 4.8 does not say which of them are shown; newer ones do.
    told = any(has_state(item, "SHOWING") for item in items)
    for item in items:
        place = place_of(item)
        if has_state(item, "SHOWING") if told else place in places:
            types = places.get(place) or places.get((place or ())[2:], ())
            yield from judge_item(item, labels, types)
