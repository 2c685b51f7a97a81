# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What the toolkit alone causes. Each line says what it is and why nothing in
this program can help it; the audit counts and prints it apart."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A fault of the toolkit."""
    kind: str
    # In the path of the widget, or in what is said of it.
    where: str
    reason: str

    def covers(self, finding):
        told = " > ".join(finding.path) + f" | {finding.what} | {finding.why}"
        return (finding.kind == self.kind
                and re.search(self.where, told) is not None)


KNOWN = (
    Known("trap", r"GtkWindowControls",
          "GTK leaves the buttons of the window out of the order of Tab; "
          "Alt+F4 and the keys of the desktop do the same."),
    Known("trap", r"GtkSpinButton\S* > GtkButton",
          "GTK leaves the two buttons of a number out of the order of Tab; the "
          "arrow keys do the same."),
    Known("unnamed", r"combo box:.*(list|scroll pane):?",
          "GTK does not name the list of a drop-down, which it keeps in "
          "the tree while it is closed; its button has the name."),
    Known("unnamed", r"GtkColumnView.*(GtkListItemWidget|GtkColumnListView)",
          "GTK names neither the list in a table nor rows that are not "
          "drawn yet; the table has a name, and each row that one reads."),
    Known("unnamed", r"GtkDropDown.*GtkListItemWidget",
          "GTK counts the row in the button of a drop-down, which is never "
          "a stop, as one that can have the keyboard."),
    Known("unnamed", r"AdwMessageDialog.*(.{4,}) \1.* its name is not one",
          "A dialog of libadwaita 1.2 names its buttons by their text and by "
          "the label in them: a screen reader may say the word twice."),
    Known("unnamed", r"alert:.* \| (panel|scroll pane) “”",
          "Newer versions of libadwaita let the keyboard into the frame of a "
          "dialog, and into what its text scrolls in; they name the dialog."),
    Known("cut", r"AdwAlertDialog.* > GtkButton.*ends in …",
          "A button of a dialog of libadwaita is one line high, and ends in … "
          "where the text is large and the screen is small; the heading above "
          "it says the same, and a screen reader reads all of it."),
    Known("contrast", r"GtkSwitch\S* > GtkImage",
          "GTK draws the mark in a switch pale; the switch shows its state by "
          "its place and its colour, and has an edge."),
    Known("cut", r"AdwComboRow.*GtkListView.*ends in …",
          "A row of libadwaita with a choice ends the chosen value in … where "
          "there is no room for it; the list that it opens has all of it."),
    Known("contrast", r"GtkWindowControls",
          "GTK draws the buttons of the window pale while no window manager "
          "says that the window is in use, as none does here."),
)


def sort_out(findings):
    """Splits findings into those of this program and those of the toolkit."""
    own, foreign = [], []
    for finding in findings:
        known = next((one for one in KNOWN if one.covers(finding)), None)
        (own if known is None else foreign).append((finding, known))
    return [finding for finding, _ in own], foreign
