# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The keyboard of the X server, as far as xdotool has to be helped."""

import ctypes
import re

# The function keys have levels of their own for Ctrl and Alt, which a newer
# xdotool takes for what has to be held: by its code a key is just pressed.
FUNCTION_KEY = re.compile(r"\bF\d+$")
LAST_FUNCTION_KEY = 12


class Keyboard:
    """The keyboard of the display that the tests run on."""

    def __init__(self):
        self.codes = {}
        try:
            x11 = ctypes.CDLL("libX11.so.6")
        except OSError:
            return
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
        x11.XAutoRepeatOff.argtypes = [ctypes.c_void_p]
        x11.XStringToKeysym.restype = ctypes.c_ulong
        x11.XStringToKeysym.argtypes = [ctypes.c_char_p]
        x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        display = x11.XOpenDisplay(None)
        if not display:
            return
        # On a slow machine a key would be held long enough to repeat.
        x11.XAutoRepeatOff(display)
        for number in range(1, LAST_FUNCTION_KEY + 1):
            name = f"F{number}"
            code = x11.XKeysymToKeycode(
                display, x11.XStringToKeysym(name.encode()))
            if code:
                self.codes[name] = str(code)
        x11.XCloseDisplay(display)

    def name_key(self, key):
        """What xdotool knows a key by, alone or with others held."""
        return FUNCTION_KEY.sub(
            lambda name: self.codes.get(name[0], name[0]), key)
