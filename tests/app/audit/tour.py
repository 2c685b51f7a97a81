# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Goes round a screen with Tab: does it come by everything, in the order in
which it is read, and can one see where it is?"""

from judge import Finding, windows_of
from program import Stuck, describe, role_of

MOST_STOPS = 400
# A ring, a line below, or another background: not just a few pixels.
LEAST_CHANGED = 24
# Lists, tabs and groups of choices are gone through with the arrow keys.
BY_ARROWS = {"AdwViewSwitcher", "GtkListBoxRow", "GtkListItemWidget", "radio"}


class Stop:
    """Where the keyboard stopped."""

    def __init__(self, item, seen):
        self.text = describe(item)
        self.role = role_of(item)
        # What AT-SPI says of it is some pixels off in GTK 4.24.
        self.place = tuple(seen.get("place", ()))
        self.key = item.path


def is_after(one, other):
    """Whether what stands in a place is read after what stands in another."""
    x, y, width, height = one
    next_x, next_y, next_width, next_height = other
    if next_x >= x + width - 1 or next_y >= y + height - 1:
        return True
    overlap = min(y + height, next_y + next_height) - max(y, next_y)
    if overlap > min(height, next_height) / 2:
        return next_x >= x
    # What stands in something comes after it.
    return (next_x >= x - 1 and next_y >= y - 1
            and next_x + next_width <= x + width + 1
            and next_y + next_height <= y + height + 1)


def go_round(program, probe):
    """All stops, from the one that has the focus back to it."""
    # GTK hides the ring again after some seconds without a key.
    try:
        program.move("Tab")
        program.move("shift+Tab")
    except Stuck as stuck:
        return [], [Finding("trap", describe(program.focused), str(stuck))]
    first = Stop(program.focused, probe.focus())
    stops = [first]
    findings = []
    while True:
        try:
            item = program.move("Tab")
        except Stuck as stuck:
            findings.append(Finding("trap", stops[-1].text, str(stuck)))
            break
        seen = probe.focus()
        # Can one see that it has left what it was at?
        if seen.get("changed", LEAST_CHANGED) < LEAST_CHANGED:
            findings.append(Finding(
                "contrast", stops[-1].text, f"its focus changes "
                f"{seen['changed']} pixels by 3:1", (stops[-1].role,)))
        stop = Stop(item, seen)
        if stop.key == first.key:
            break
        stops.append(stop)
        if len(stops) > MOST_STOPS:
            findings.append(Finding("trap", stops[-1].text,
                                    f"{MOST_STOPS} stops do not lead back"))
            break
    return stops, findings


def judge_order(stops):
    """Tab must not go back, but once, from the end to the beginning."""
    back = [Finding("order", after.text, f"it comes after {stop.text}",
                    (stop.role, after.role))
            for stop, after in zip(stops, stops[1:] + stops[:1])
            if stop.place and after.place
            and not is_after(stop.place, after.place)]
    return back if len(back) > 1 else []


def is_by_arrows(window, node):
    inside = {one for above in window.above(node)
              for one in (above["type"], above["css"])}
    inside.update(one["css"] for one in window.nodes if one["parent"] >= 0
                  and window.nodes[one["parent"]] is node)
    return bool(inside & BY_ARROWS)


def judge_reached(stops, measured):
    """What can be pressed must be a stop, or in what the arrows go through."""
    there = {stop.place for stop in stops}
    for window in windows_of(measured):
        for node in window.used:
            if (node["target"] and node["focusable"] and node["sensitive"]
                    and node["place"][2] > 0
                    and tuple(node["place"]) not in there
                    and not is_by_arrows(window, node)):
                yield window.finding("trap", node, "Tab does not get there")


def judge_tour(program, probe, measured):
    """All that is wrong with going round."""
    if program.focused is None:
        return [Finding("focus", "the window", "nothing has the focus")]
    stops, findings = go_round(program, probe)
    return [*findings, *judge_order(stops), *judge_reached(stops, measured)]
