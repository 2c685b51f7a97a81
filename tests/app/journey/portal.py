# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""A file dialog of the desktop, as a sandboxed program asks for it: it answers
at once with the path that it was told."""

from program import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
CHOOSER = "org.freedesktop.portal.FileChooser"
REQUEST = "org.freedesktop.portal.Request"
INTERFACE = f"""
<node><interface name="{CHOOSER}">
  <method name="SaveFile">
    <arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface></node>"""


class FilePortal:
    """Answers the programs of a bus. The main loop must be pumped."""

    def __init__(self, address):
        self.path = None
        self.suggested = []
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.bus.register_object(
            PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0],
            self.called_cb, lambda *_: GLib.Variant("u", 3), None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                           "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (NAME, 0)), None, 0, -1, None)

    def called_cb(self, _bus, sender, _path, _interface, _method, arguments,
                  invocation):
        _parent, _title, options = arguments.unpack()
        self.suggested.append(options.get("current_name"))
        request = "/".join((PATH, "request", sender[1:].replace(".", "_"),
                            options["handle_token"]))
        invocation.return_value(GLib.Variant("(o)", (request,)))
        answer = {"uris": GLib.Variant("as", [self.path.as_uri()])}
        self.bus.emit_signal(sender, request, REQUEST, "Response",
                             GLib.Variant("(ua{sv})", (0, answer)))

    def end(self):
        self.bus.close_sync(None)
