# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What is wrong with what was measured: contrast, size, cut text, scrolling."""

import re
from dataclasses import dataclass, replace

# WCAG 2.2 AA: text, large text, and what is needed to know a control.
TEXT = 4.5
LARGE = 3.0
LARGE_PX = 24
LARGE_BOLD_PX = 18.66
BOLD = 700
LEAST_TARGET = 24
# A word may be broken where it is wider than the screen within its margins,
# but not so that less than this is left of it.
MARGIN = 24
LEAST_PART = 2
# Newer versions of libadwaita show a dialog inside the window.
DIALOG = re.compile(r"Adw(Alert|About)?Dialog")
# What is rounded away when something is drawn.
SLACK = 1.5


@dataclass(frozen=True)
class Look:
    """How the window is shown while it is measured."""
    name: str
    size: tuple
    dpi: int = 96
    dark: bool = False
    contrast: bool = False
    pixels: bool = False


WIDTH = 900
HEIGHT = 900
# A window is made so high that its screen is seen whole. This is the highest,
# and the highest that is looked at pixel by pixel.
MOST_HEIGHT = 16000
MOST_SEEN = 3000
LOOKS = (
    Look("light", None, pixels=True),
    Look("dark", None, dark=True, pixels=True),
    Look("high contrast", None, contrast=True, pixels=True),
    Look("large screen", (2560, 1440)),
    Look("360x480", (360, 480)),
    Look("360x480, text doubled", (360, 480), dpi=192),
    Look("1200x800, text doubled", (1200, 800), dpi=192),
)
NORMAL = Look("normal", (WIDTH, HEIGHT))


@dataclass(frozen=True)
class Finding:
    """Something that is wrong."""
    kind: str
    what: str
    why: str
    # Types and classes, from the window in.
    path: tuple = ()

    def __str__(self):
        return f"{self.kind}: {self.what}: {self.why}"


class Window:
    """The widgets of a window or a popover."""

    def __init__(self, measured):
        self.nodes = measured["nodes"]
        # What can be used: a dialog in the window covers the rest of it.
        dialog = [node for node in self.nodes if DIALOG.fullmatch(node["type"])]
        self.used = [node for node in self.nodes if not dialog
                     or any(one is dialog[-1] for one in self.above(node))]
        self.width = measured["width"]
        self.type = measured["type"]
        self.active = measured["active"]

    def above(self, node):
        """What a widget stands in, from the inside out; first itself."""
        while True:
            yield node
            if node["parent"] < 0:
                return
            node = self.nodes[node["parent"]]

    def path(self, node):
        return tuple(f"{one['type']}.{'.'.join(one['classes'].split())}"
                     for one in self.above(node))[::-1]

    def name(self, node):
        text = node.get("text") or next(
            (one["text"] for one in self.nodes
             if one.get("text") and node in self.above(one)), "")
        inside = next((one["type"] for one in self.above(node)
                       if not one["type"].startswith(("Gtk", "Adw"))), "")
        return f"{node['type']} “{text[:50]}” in {inside}"

    def finding(self, kind, node, why):
        return Finding(kind, self.name(node), why, self.path(node))


def whole(look, measured):
    """A look at a window so high that nothing of it has to be scrolled; then
    everything keeps its place."""
    hidden = max((node.get("scrolls_y", 0) for window in measured
                  for node in window["nodes"]), default=0)
    most = MOST_SEEN if look.pixels else MOST_HEIGHT
    return replace(look, size=(WIDTH, min(most, int(HEIGHT + hidden + 1))))


def windows_of(measured):
    """What can be used: a popover or a menu, or else the window."""
    windows = [Window(one) for one in measured]
    popovers = [one for one in windows if "Popover" in one.type]
    return popovers or [one for one in windows if one.active] or windows


def needed_contrast(node):
    if node.get("icon"):
        return LARGE
    size = node["font_px"]
    large = size >= LARGE_PX or (size >= LARGE_BOLD_PX
                                 and node["weight"] >= BOLD)
    return LARGE if large else TEXT


def judge_contrast(window, node):
    if not node["sensitive"]:
        return
    there = node.get("contrast")
    # An icon that is not drawn is not seen badly.
    if there and not (node.get("icon") and there == 1):
        needed = needed_contrast(node)
        if there < needed - 0.005:
            yield window.finding(
                "contrast", node, f"{there:.2f}:1, not {needed}:1 "
                f"({node['ink']} on {node['paper']})")
    if node.get("edge", LARGE) < LARGE - 0.005:
        yield window.finding(
            "contrast", node, f"its edge has {node['edge']:.2f}:1, not "
            f"{LARGE}:1 ({node['edge_ink']} on {node['edge_paper']})")


def judge_target(window, node):
    if not node["target"] or not node["sensitive"]:
        return
    if node["type"] == "GtkText":
        node = window.nodes[node["parent"]]
    width, height = node["place"][2:]
    if 0 < width and 0 < height and min(width, height) < LEAST_TARGET:
        yield window.finding("target", node, f"{width:.0f} x {height:.0f}")


def judge_text(window, node):
    if not node.get("text") or "ellipsized" not in node:
        return
    if node["ellipsized"]:
        yield window.finding("cut", node, "it ends in …")
    for first, rest, width in node["broken"]:
        # What is wider than the whole screen has to go on somewhere.
        if width <= window.width - 2 * MARGIN or min(
                len(first), len(rest)) < LEAST_PART:
            yield window.finding("cut", node, f"broken: {first}|{rest}, "
                                 f"{width} pixels")
    if node.get("lost_x", 0) > SLACK or node.get("lost_y", 0) > SLACK:
        yield window.finding("cut", node, f"{node['lost_x']:.0f} and "
                             f"{node['lost_y']:.0f} pixels cannot be reached")
    if "ink_place" in node:
        ink_x, ink_y, ink_width, ink_height = node["ink_place"]
        x, y, width, height = node["place"]
        if (ink_x + ink_width > x + width + 2 * SLACK
                or ink_y + ink_height > y + height + 2 * SLACK):
            yield window.finding("cut", node, "it does not fit its place")


def judge_scrolling(window, node):
    if node.get("scrolls_x", 0) > 1:
        yield window.finding("sideways", node,
                             f"it scrolls {node['scrolls_x']:.0f} pixels")


JUDGES = (judge_contrast, judge_target, judge_text, judge_scrolling)


def judge(measured, look):
    """All that is wrong in a look."""
    for window in windows_of(measured):
        if window.type.endswith("Window") and window.width > look.size[0]:
            yield Finding("sideways", window.type,
                          f"it needs {window.width} pixels")
        for node in window.used:
            for one in JUDGES:
                yield from one(window, node)
