# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""How a person keeps what they write: choosing it, unlocking, locking."""

import subprocess

from program import (ANSWER, BUTTON, Stuck, has_state, name_of, role_of,
                     text_of)
from texts import shown

# What xdotool types on every keyboard.
PASSPHRASE = "en hest under bordet"
CHOOSE = shown("How should your answers be kept?")
WAITING = shown("Your answers are being opened")
LOCKED = shown("What you have written is locked")
WAYS = {
    "keyring": shown("With the keyring of this computer"),
    "passphrase": shown("With a passphrase of your own"),
    "nothing": shown("Keep nothing"),
}
NO_KEYRING = shown("No keyring answers on this computer. Choose a passphrase "
                   "instead.")
FIELD_ROLES = {"text", "entry", "password text"}
FIRST = shown("Passphrase")
AGAIN = shown("The same once more")
GO_ON = shown("Go on")
UNLOCK = shown("Unlock")


# A session bus that starts no services.
EMPTY_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Keyring:
    """A keyring that is unlocked, as after logging in."""

    def __init__(self, journey):
        self.bus = journey.screen.bus
        self.bus.end_keyring()
        journey.screen.wait("the old keyring to end",
                            lambda: not self.bus.has_keyring())
        self.process = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock",
             "--components=secrets", f"--control-directory={journey.home.place}"],
            env=journey.home.environment(HOME=str(journey.home.place)),
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.process.stdin.write(b"test")
        self.process.stdin.close()
        journey.screen.wait("the keyring", self.bus.has_keyring)

    def end(self):
        self.process.terminate()
        self.process.wait()


def is_question(item):
    return name_of(item) in CHOOSE


def fill(program, names, text):
    """Types into a field of the page. What stands there cannot be read."""
    program.tab_to_named(names, FIELD_ROLES)
    program.press("ctrl+a")
    program.write(text)


def answer(program, way, passphrase=PASSPHRASE):
    """Answers how things are to be kept, and goes on."""
    program.wait_focus("the question how to keep", is_question)
    every = set().union(*WAYS.values())
    program.tab_to("the ways to keep", lambda item: role_of(item) in ANSWER
                   and name_of(item) in every)
    row = program.tab_to(f"the way {way}", lambda item: role_of(item) in ANSWER
                         and name_of(item) in WAYS[way], most=3, key="Down")
    if not has_state(row, "CHECKED"):
        program.press("space")
        program.screen.wait("a check mark", lambda: row.clear_cache()
                            or has_state(row, "CHECKED"))
    if way == "passphrase":
        fill(program, FIRST, passphrase)
        fill(program, AGAIN, passphrase)
    program.tab_to_named(GO_ON, BUTTON)
    program.press("Return")


def wait_locked(program):
    """Waits for the page that asks for the passphrase."""
    program.wait_focus("the field for the passphrase",
                       lambda item: role_of(item) in FIELD_ROLES
                       and name_of(item) in FIRST)


def unlock(program, passphrase=PASSPHRASE):
    """Unlocks what was locked, from the first screen or from its page."""
    if name_of(program.focused) not in FIRST:
        program.wait_shown("the card that unlocks", lambda item:
                           role_of(item) in BUTTON
                           and name_of(item) in UNLOCK)
        program.tab_to_named(UNLOCK, BUTTON)
        program.press("Return")
    wait_locked(program)
    program.press("ctrl+a")
    program.write(passphrase)
    program.press("Return")


# How long a change may take until it is on the disk, in seconds.
DURABLE = 2


def wait_saved(journey):
    """Waits as long as saving may take at most."""
    journey.screen.pump(DURABLE)


def check_words(letter, words, reason="lives_alone"):
    """Sees that a letter has these own words."""
    field = letter.find_own_words(reason)
    if text_of(field) != words:
        raise Stuck(f"“{text_of(field)}” stands there, not “{words}”")
