#!/usr/bin/python3
"""Another program: takes a file that is dragged onto it and says where it lies.

usage: drop-target.py X Y WIDTH HEIGHT
Prints READY when it can be seen, then DROP and the address of each file dropped.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(*words):
    print(*words, flush=True)


def received(_widget, _context, _x, _y, selection, _info, _time):
    for address in selection.get_uris() or []:
        say("DROP", address)


x, y, width, height = map(int, sys.argv[1:5])
# A popup: there is no window manager in the tests that would place it.
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.move(x, y)
window.resize(width, height)
place = Gtk.EventBox()
place.add(Gtk.Label(label="Drop files here"))
window.add(place)
place.drag_dest_set(
    Gtk.DestDefaults.ALL,
    [Gtk.TargetEntry.new("text/uri-list", 0, 0)],
    Gdk.DragAction.COPY | Gdk.DragAction.MOVE | Gdk.DragAction.LINK,
)
place.connect("drag-data-received", received)
window.connect("map-event", lambda *_: GLib.idle_add(say, "READY"))
window.show_all()
Gtk.main()
