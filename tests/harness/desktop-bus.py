#!/usr/bin/python3
"""A small desktop on the session bus: shows notifications and a tray, and does what a person at it would.

usage: desktop-bus.py [--tray]
Says each thing as one line of JSON: ready, shown, withdrawn, item. Reads one command a line:
  click ID         presses a notification
  dismiss ID       swipes a notification away
  tray             answers what the item in the tray says: tooltip and menu
  activate         clicks on the item
  choose LABEL     chooses from its menu
"""

import json
import os
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

INTERFACES = """<node>
<interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg direction="out" type="as"/></method>
  <method name="GetServerInformation">
    <arg direction="out" type="s"/><arg direction="out" type="s"/><arg direction="out" type="s"/><arg direction="out" type="s"/>
  </method>
  <method name="Notify">
    <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
    <arg direction="in" type="s"/><arg direction="in" type="as"/><arg direction="in" type="a{sv}"/><arg direction="in" type="i"/>
    <arg direction="out" type="u"/>
  </method>
  <method name="CloseNotification"><arg direction="in" type="u"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface>
<interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg direction="in" type="s"/></method>
  <method name="RegisterStatusNotifierHost"><arg direction="in" type="s"/></method>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
  <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
  <signal name="StatusNotifierHostRegistered"/>
</interface>
</node>"""
NOTIFICATIONS = "/org/freedesktop/Notifications"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
DISMISSED, CLOSED_BY_CALL = 2, 3

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
on_screen = {}
last_id = 0
item = None
unread = ""


def say(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


def emit(path, interface, signal, arguments):
    bus.emit_signal(None, path, interface, signal, arguments)


def gone(identifier, reason):
    on_screen.pop(identifier, None)
    emit(NOTIFICATIONS, "org.freedesktop.Notifications", "NotificationClosed", GLib.Variant("(uu)", (identifier, reason)))


def notifications(_bus, _sender, _path, _interface, method, arguments, answer):
    global last_id
    if method == "GetCapabilities":
        answer.return_value(GLib.Variant("(as)", (["actions", "body", "body-markup"],)))
    elif method == "GetServerInformation":
        answer.return_value(GLib.Variant("(ssss)", ("foyer-tests", "foyer", "1", "1.2")))
    elif method == "Notify":
        _app, replaces, _icon, summary, body, actions, _hints, _timeout = arguments.unpack()
        if not replaces:
            last_id += 1
        identifier = replaces or last_id
        on_screen[identifier] = actions
        answer.return_value(GLib.Variant("(u)", (identifier,)))
        say("shown", id=identifier, title=summary, body=body, clickable="default" in actions)
    elif method == "CloseNotification":
        (identifier,) = arguments.unpack()
        answer.return_value(None)
        if identifier in on_screen:
            gone(identifier, CLOSED_BY_CALL)
            say("withdrawn", id=identifier)


def watcher(_bus, sender, _path, _interface, method, arguments, answer):
    global item
    (service,) = arguments.unpack()
    answer.return_value(None)
    if method != "RegisterStatusNotifierItem":
        return
    item = (sender, service) if service.startswith("/") else (service, "/StatusNotifierItem")
    emit("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "StatusNotifierItemRegistered", GLib.Variant("(s)", (service,)))
    say("item")


def property_of_watcher(_bus, _sender, _path, _interface, name):
    if name == "RegisteredStatusNotifierItems":
        return GLib.Variant("as", ["".join(item)] if item else [])
    return GLib.Variant("i", 0) if name == "ProtocolVersion" else GLib.Variant("b", True)


def call(path, interface, method, arguments):
    return bus.call_sync(item[0], path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()


def property_of_item(name):
    return call(item[1], "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ITEM, name)))[0]


def menu_entries():
    path = property_of_item("Menu")
    _revision, (_root, _facts, children) = call(path, MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))
    return path, {facts["label"]: identifier for identifier, facts, _children in children if facts.get("label")}


def obey(words):
    command, _, rest = words.strip().partition(" ")
    if command == "click":
        emit(NOTIFICATIONS, "org.freedesktop.Notifications", "ActionInvoked", GLib.Variant("(us)", (int(rest), "default")))
        gone(int(rest), DISMISSED)
    elif command == "dismiss":
        gone(int(rest), DISMISSED)
    elif command == "tray":
        _path, entries = menu_entries()
        say("tray", tooltip=property_of_item("ToolTip")[2], menu=list(entries))
    elif command == "activate":
        call(item[1], ITEM, "Activate", GLib.Variant("(ii)", (0, 0)))
    elif command == "choose":
        path, entries = menu_entries()
        event = GLib.Variant("(isvu)", (entries[rest], "clicked", GLib.Variant("s", ""), 0))
        call(path, MENU, "Event", event)


def read_commands(descriptor, _condition):
    # Read past Python's buffer: a line that waits in it wakes nobody.
    global unread
    came = os.read(descriptor, 65536)
    if not came:
        loop.quit()
        return False
    *lines, unread = (unread + came.decode()).split("\n")
    for line in lines:
        try:
            obey(line)
        except Exception as error:  # The test waits for a line, and must be told.
            say("failed", command=line, problem=str(error))
    return True


def own(name, path, interface, called, asked=None):
    bus.register_object(path, node.lookup_interface(interface), called, asked, None)
    Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)


own("org.freedesktop.Notifications", NOTIFICATIONS, "org.freedesktop.Notifications", notifications)
if "--tray" in sys.argv:
    own("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", watcher, property_of_watcher)
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read_commands)
GLib.timeout_add(100, lambda: say("ready"))
loop.run()
