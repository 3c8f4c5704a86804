#!/usr/bin/python3
"""A small window that offers files to whatever they are dragged onto, as a file manager does.

usage: x11-drag-source.py X Y PATH...
It prints READY when it can be dragged from, then DROPPED <action> or REFUSED, and ends.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

left, top = int(sys.argv[1]), int(sys.argv[2])
uris = [GLib.filename_to_uri(path, None) for path in sys.argv[3:]]


def say(words):
    print(words, flush=True)


def give(_widget, _context, selection, _info, _time):
    selection.set_uris(uris)


def ended(_widget, context):
    action = context.get_selected_action()
    say("DROPPED copy" if action & Gdk.DragAction.COPY else "REFUSED")
    Gtk.main_quit()


window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.move(left, top)
window.resize(80, 40)
source = Gtk.EventBox()
source.add(Gtk.Label(label="Files"))
window.add(source)
source.drag_source_set(
    Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY
)
source.connect("drag-data-get", give)
source.connect("drag-end", ended)
window.connect("map-event", lambda *_: say("READY"))
window.show_all()
Gtk.main()
