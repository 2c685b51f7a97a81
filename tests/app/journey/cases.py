# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The cases of an adviser, by the keyboard."""

from program import BUTTON, FIELD, Stuck, name_of, role_of, text_of, walk
from texts import shown, template_labels

SEARCH = shown("Search the cases")
LIST = shown("Cases")
VIEWS = {"list", "table", "tree table"}
ROWS = {"table row", "row", "list item"}
NAME = template_labels("letter-person-group.ui", identity="name_row")
NOTES = template_labels("vei-case-details.ui", identity="notes")
LETTERS = template_labels("vei-case-page.ui", action="win.open-letter")
MORE_CASE = shown("More for this case")
MORE_CASES = shown("More for the cases")
HAND_OVER = shown("Hand over…")
TAKE_OVER = shown("Take over cases…")
PASSPHRASE = shown("Passphrase")
AGAIN = shown("The passphrase once more")
SAVE_FILE = template_labels("vei-case-hand-over.ui", identity="save_button")
READY = shown("The file is ready")
BACK = shown("Back to the cases")
CHOOSE = shown("Choose a file")
LOOK = shown("Look into it")
TAKE = template_labels("vei-case-import.ui", identity="take_button")
FIELDS = FIELD | {"password text", "password-text"}
MENU_ITEM = {"menu item", "push button", "check menu item"}
# What a file is encrypted with: what xdotool types on every keyboard.
FILE_PASSPHRASE = "tre epler paa en stige"


class Cases:
    """The place of the cases in a program."""

    def __init__(self, program):
        self.program = program

    def show(self):
        """Goes to the list, from wherever one is."""
        self.program.press("ctrl+m")
        self.search("")

    def search(self, text):
        """Types into the search of the list."""
        self.program.press("ctrl+f")
        field = self.program.wait_focus("the search of the cases",
                                        lambda item: role_of(item) in FIELD
                                        and name_of(item) in SEARCH)
        self.program.press("ctrl+a", "BackSpace")
        self.program.write(text)
        self.program.screen.wait("the search", lambda: text_of(field) == text)

    def row(self, name):
        """The row of a case, as a screen reader hears it. Other pages have
        lists too, and may still have rows for it where they are not seen."""
        self.program.check_alive()
        self.program.root.clear_cache()
        for view in walk(self.program.root):
            if role_of(view) not in VIEWS or name_of(view) not in LIST:
                continue
            for item in walk(view):
                if role_of(item) in ROWS and name_of(item).startswith(name):
                    return item
        return None

    def wait_row(self, name, there=True):
        self.program.screen.wait(
            f"{'a' if there else 'no'} row for {name}",
            lambda: (self.row(name) is not None) == there, between=0.1)

    def find(self, text, name):
        """Searches, and opens what is found first."""
        self.show()
        self.search(text)
        self.wait_row(name)
        self.program.press("Return")
        self.program.wait_focus(f"the case of {name}",
                                lambda item: role_of(item) == "heading"
                                and name_of(item) == name)

    def begin(self, name, notes):
        """Begins a case by its one key, and types who it is about."""
        self.program.press("ctrl+n")
        self.fill(name, notes)

    def fill(self, name, notes):
        field = self.program.wait_focus("the name of the member", lambda item:
                                        role_of(item) in FIELD
                                        and name_of(item) in NAME)
        self.program.write(name)
        self.program.screen.wait("the name", lambda: text_of(field) == name)
        field = self.program.tab_to_named(NOTES, FIELD, key="shift+Tab")
        self.program.write(notes)
        self.program.screen.wait("the notes", lambda: text_of(field) == notes)

    def choose_in_menu(self, button, entry, key="Tab"):
        """Opens a menu with the keyboard and chooses from it."""
        self.program.tab_to_named(button, BUTTON, key=key)
        self.program.press("Return")
        item = self.program.wait_shown(
            f"{sorted(entry)}", lambda item: role_of(item) in MENU_ITEM
            and name_of(item) in entry)
        del item
        for _ in range(12):
            if (self.program.focused is not None
                    and name_of(self.program.focused) in entry):
                break
            self.program.move("Down")
        else:
            raise Stuck(f"the menu does not lead to {sorted(entry)}")
        self.program.press("Return")

    def hand_over(self, path, letter):
        """Hands the case that is open over as an encrypted file."""
        self.choose_in_menu(MORE_CASE, HAND_OVER)
        for names in (PASSPHRASE, AGAIN):
            self.program.tab_to_named(names, FIELDS)
            self.program.write(FILE_PASSPHRASE)
        self.program.tab_to_named(SAVE_FILE, BUTTON)
        letter.choose_file(path, key="Return")
        self.program.screen.wait(f"the file {path.name}", path.is_file)
        self.program.attend()
        self.program.wait_text(READY)
        self.program.refocus()
        self.program.tab_to_named(BACK, BUTTON)
        self.program.press("Return")

    def delete(self, text, name):
        """Deletes a case from the list."""
        self.show()
        self.search(text)
        self.wait_row(name)
        self.program.move("Down")
        self.program.press("Delete")
        self.wait_row(name, there=False)

    def undo(self, name):
        """Brings back what was deleted less than ten seconds ago."""
        self.program.press("ctrl+z")
        self.wait_row(name)

    def look_into(self, path, letter):
        """Opens a file of cases, to see what is in it."""
        self.show()
        before = self.program.window
        self.choose_in_menu(MORE_CASES, TAKE_OVER)
        letter.name_file(path, before, key="ctrl+l")
        self.program.attend()
        self.program.wait_focus("the passphrase of the file",
                                lambda item: role_of(item) in FIELDS
                                and name_of(item) in PASSPHRASE)
        self.program.write(FILE_PASSPHRASE)
        self.program.press("Return")
        self.program.wait_focus("what takes them over", lambda item:
                                name_of(item) in TAKE)

    def take_over(self, path, letter):
        """Takes cases over from a file, after having seen what is in it."""
        self.look_into(path, letter)
        self.program.press("Return")
        self.program.wait_focus("the way back", lambda item:
                                name_of(item) in BACK)
        self.program.press("Return")
