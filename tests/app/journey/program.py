# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The window, driven from outside by its keyboard and read as a screen reader
reads it.

Keys are sent by xdotool to the X server, as a keyboard would. What the window
shows is read through AT-SPI. Nothing is ever set through AT-SPI: what the
keyboard cannot do, a journey cannot do. There is no window manager; the one
thing this module does in its place is to give a new window the focus.
"""

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

# Fatal warnings are for the program under test; libatspi warns by itself.
PROGRAM_DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402
from keyboard import Keyboard  # noqa: E402

PATIENCE = float(os.environ.get("JOURNEY_PATIENCE", "60"))
BUTTON = {"push button", "button", "toggle button"}
ANSWER = {"check box", "radio button", "checkbox", "radio"}
FIELD = {"text", "entry", "spin button", "password text"}
# A format of GTK's own translations, which the sanitizer does not know, is none.
TROUBLE = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer(?!: WARNING)"
                     r"|LeakSanitizer|runtime error:|Assertion .* failed")
# GTK 4.24 counts a frame twice on a display without a compositor, when the
# first popover opens, and warns of it.
NOISE = re.compile(r"Gdk-WARNING \*\*: .*gdk_frame_timings_submitted\(\) called")


class Stuck(Exception):
    """The window did not do what it should."""


class Skipped(Exception):
    """What the journey needs is not on this machine."""


def attempt(function, otherwise=None):
    """What stood there a moment ago may be gone when it is asked for."""
    try:
        return function()
    except GLib.Error:
        return otherwise


def has_state(item, name):
    states = attempt(item.get_state_set)
    return states is not None and states.contains(
        getattr(Atspi.StateType, name))


def name_of(item):
    return attempt(item.get_name) or ""


def role_of(item):
    return attempt(item.get_role_name) or ""


def children_of(item):
    for i in range(attempt(item.get_child_count, 0)):
        child = attempt(lambda: item.get_child_at_index(i))
        if child is not None:
            yield child


def walk(item):
    yield item
    for child in children_of(item):
        yield from walk(child)


def text_of(item):
    """What stands in a field."""
    count = attempt(lambda: Atspi.Text.get_character_count(item), 0)
    return attempt(lambda: Atspi.Text.get_text(item, 0, count)) or ""


def describe(item):
    if item is None:
        return "nothing"
    return f"{role_of(item)} “{name_of(item)}”"


class Bus:
    """A session bus. What its services say goes nowhere, because what a test
    prints is read as TAP."""

    def __init__(self, config=None):
        self.process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}" if config
             else "--session", "--nofork", "--print-address"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        # The services inherit the other end; nobody reads on.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def end(self):
        self.end_keyring()
        self.process.terminate()
        self.process.wait()

    def find_keyring(self):
        """The process that keeps secrets for this bus, or None."""
        try:
            bus = Gio.DBusConnection.new_for_address_sync(
                self.address,
                Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
            return bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus",
                "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                GLib.Variant("(s)", ("org.freedesktop.secrets",)), None, 0,
                -1, None).unpack()[0]
        except GLib.Error:
            return None

    def has_keyring(self):
        return self.find_keyring() is not None

    def end_keyring(self):
        """Ends the keyring that was asked for on this bus: it outlives it."""
        pid = self.find_keyring()
        if pid is not None:
            os.kill(pid, signal.SIGTERM)


class Screen:
    """The display and the accessibility bus; one for all programs."""

    def __init__(self):
        self.bus = Bus()
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        Atspi.init()
        self.keyboard = Keyboard()
        self.programs = []
        self.listener = Atspi.EventListener.new(self.focus_moved_cb)
        self.listener.register("object:state-changed:focused")

    def focus_moved_cb(self, event):
        if event.detail1 != 1:
            return
        pid = attempt(event.source.get_process_id)
        for program in self.programs:
            if program.process.pid == pid:
                program.focus_moved(event.source)

    @staticmethod
    def a11y_address():
        """Where a program on another bus is read."""
        answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, 0, -1, None)
        return answer.unpack()[0]

    @staticmethod
    def pump(seconds=0.0):
        context = GLib.MainContext.default()
        end = time.monotonic() + seconds
        while True:
            while context.pending():
                context.iteration(False)
            if time.monotonic() >= end:
                return
            time.sleep(0.004)

    def wait(self, what, condition, seconds=PATIENCE, between=0.02):
        """Waits until a condition holds, and gives what it gave."""
        end = time.monotonic() + seconds
        while True:
            self.pump()
            found = condition()
            if found:
                return found
            if time.monotonic() > end:
                raise Stuck(f"waited in vain for {what}")
            self.pump(between)


class Home:
    """The folders of one person: their answers, and what they save."""

    def __init__(self, place):
        self.place = Path(place)
        self.data = self.place / "data"
        for name in ("data", "cache", "state", "config/gtk-4.0", "letters"):
            (self.place / name).mkdir(parents=True, exist_ok=True)
        settings = Path(os.environ.get("XDG_CONFIG_HOME", ""), "gtk-4.0",
                        "settings.ini")
        if settings.is_file():
            shutil.copy(settings, self.place / "config" / "gtk-4.0")

    @property
    def store(self):
        return self.data / "utstyrsveiviser"

    @property
    def case_file(self):
        return self.store / "own-case.json"

    def files(self):
        """All that the program has left behind."""
        return [path for path in self.place.rglob("*") if path.is_file()]

    def environment(self, **more):
        kinds = {name: str(self.place / name.lower())
                 for name in ("DATA", "CACHE", "STATE", "CONFIG")}
        kinds["DATA"] = str(self.data)
        changes = {f"XDG_{name}_HOME": path for name, path in kinds.items()}
        return {**os.environ, **changes, "G_DEBUG": PROGRAM_DEBUG,
                "G_ENABLE_DIAGNOSTIC": "1", **more}


class Program:
    """One run of the window."""

    def __init__(self, screen, executable, home, *arguments, before=None,
                 environment=None):
        self.screen = screen
        self.home = home
        self.focused = None
        self.moves = 0
        self.root = None
        self.window = None
        self.log = home.place / f"log-{time.monotonic_ns()}"
        # Through a pipe, so that a full disk does not swallow what it says.
        with open(self.log, "wb") as log:
            self.logger = subprocess.Popen(["cat"], stdin=subprocess.PIPE,
                                           stdout=log)
        self.process = subprocess.Popen(
            [executable, *arguments],
            env=home.environment(**(environment or {})),
            stdin=subprocess.DEVNULL, stdout=self.logger.stdin,
            stderr=self.logger.stdin, preexec_fn=before)
        self.logger.stdin.close()
        screen.programs.append(self)
        self.root = screen.wait("the program on the bus", self.find_root)
        self.attend()

    def find_root(self):
        self.check_alive()
        desktop = Atspi.get_desktop(0)
        for item in children_of(desktop):
            if (attempt(item.get_process_id) == self.process.pid
                    and attempt(item.get_child_count, 0) > 0):
                return item
        return None

    def check_alive(self):
        if self.process.poll() is not None:
            raise Stuck(f"the program ended by itself "
                        f"({self.process.returncode}): {self.complaints()}")

    # ---- Windows ----

    def x_windows(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid",
             str(self.process.pid)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            check=False)
        return sorted(int(word) for word in found.stdout.split())

    def attend(self):
        """Gives the newest window the focus, as a window manager does."""
        def newest():
            self.check_alive()
            windows = self.x_windows()
            return windows[-1] if windows else None

        window = self.screen.wait("a window", newest)
        if window != self.window:
            subprocess.run(["xdotool", "windowfocus", str(window)],
                           stderr=subprocess.DEVNULL, check=False)
            self.window = window

    # ---- Keys ----

    def focus_moved(self, item):
        self.focused = item
        self.moves += 1

    def press(self, *keys):
        """Presses keys, one after the other."""
        self.check_alive()
        self.screen.pump()
        names = [self.screen.keyboard.name_key(key) for key in keys]
        subprocess.run(["xdotool", "key", "--delay", "0", *names], check=True)

    def write(self, text):
        """Types a text."""
        self.check_alive()
        subprocess.run(["xdotool", "type", "--delay", "0", text], check=True)

    def find_focused(self):
        """Searches for what has the focus, where no event has told."""
        self.root.clear_cache()
        for window in reversed(list(children_of(self.root))):
            for item in walk(window):
                if has_state(item, "FOCUSED"):
                    return item
        return None

    def refocus(self):
        """Looks again at the windows and at what has the focus."""
        self.check_alive()
        self.attend()
        self.focused = self.find_focused() or self.focused

    def move(self, *keys):
        """Presses keys that move the focus, and waits until it has moved. What
        does not say that it has the focus, as an entry row of libadwaita 1.2,
        is a fault: a screen reader would be silent there."""
        moves = self.moves
        old = self.focused
        self.press(*keys)
        end = time.monotonic() + PATIENCE
        look = time.monotonic() + 3
        while self.moves == moves:
            self.screen.pump(0.004)
            if time.monotonic() > look:
                self.refocus()
                if self.focused is not old:
                    break
                look += 3
            if time.monotonic() > end:
                raise Stuck(f"{' '.join(keys)} does not move the focus from "
                            f"{describe(old)}")
        self.screen.pump(0.004)
        return self.focused

    def wait_focus(self, what, matches):
        """Waits until the focus is where it should be, without a key."""
        look = time.monotonic() + 0.4

        def there():
            nonlocal look
            if self.focused is not None and matches(self.focused):
                return self.focused
            if time.monotonic() > look:
                self.refocus()
                look = time.monotonic() + 1
            return None

        try:
            return self.screen.wait(what, there)
        except Stuck as stuck:
            raise Stuck(f"{stuck}; the focus is on "
                        f"{describe(self.focused)}") from None

    def tab_to(self, what, matches, most=120, key="Tab"):
        """Tabs until the focus is where it should be."""
        seen = []
        for _ in range(most):
            if self.focused is not None and matches(self.focused):
                return self.focused
            self.move(key)
            seen.append(describe(self.focused))
        raise Stuck(f"{key} does not reach {what}; it went by "
                    + ", ".join(seen[:40]))

    def tab_to_named(self, names, roles=None, **more):
        return self.tab_to(
            f"{sorted(names)}",
            lambda item: name_of(item) in names
            and (roles is None or role_of(item) in roles), **more)

    # ---- What is shown ----

    def window_item(self):
        """The window that has the focus, or the newest one."""
        windows = list(children_of(self.root))
        for window in reversed(windows):
            if has_state(window, "ACTIVE"):
                return window
        return windows[-1] if windows else self.root

    def shows(self, matches):
        """The first item of the window that matches."""
        self.check_alive()
        self.root.clear_cache()
        for item in walk(self.root):
            if matches(item):
                return item
        return None

    def wait_shown(self, what, matches):
        return self.screen.wait(what, lambda: self.shows(matches),
                                between=0.15)

    def wait_text(self, text):
        """Waits until a text can be read: a string, a set, or a pattern."""
        if isinstance(text, re.Pattern):
            def matches(item):
                return text.search(name_of(item)) is not None
        else:
            texts = {text} if isinstance(text, str) else text

            def matches(item):
                return name_of(item) in texts
        return self.wait_shown(f"{text}", matches)

    def texts(self):
        """All that can be read."""
        self.root.clear_cache()
        return [name_of(item) for item in walk(self.root) if name_of(item)]

    # ---- The end ----

    def complaints(self):
        """What a sanitizer or GLib said, if they said something."""
        lines = self.log.read_text(errors="replace").splitlines()
        first = next((number for number, line in enumerate(lines)
                      if TROUBLE.search(line) and not NOISE.search(line)),
                     None)
        return "" if first is None else "\n".join(lines[first:first + 40])

    def wait_end(self):
        """Waits until the program has ended, and sees that it ended well."""
        self.screen.wait("the program to end",
                         lambda: self.process.poll() is not None)
        self.logger.wait()
        self.screen.programs.remove(self)
        if self.process.returncode != 0 or self.complaints():
            raise Stuck(f"it ended with {self.process.returncode}: "
                        f"{self.complaints()}")

    def close(self):
        """Closes the window by its key."""
        self.press("ctrl+w")
        self.wait_end()

    def abandon(self):
        """Ends a program that a failed journey has left."""
        if self in self.screen.programs:
            self.screen.programs.remove(self)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.logger.wait()
