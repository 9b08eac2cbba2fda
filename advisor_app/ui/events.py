"""One signal tells every page what a write touched; no page calls another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """What pages listen to."""

    changed = Signal(object)
    """A ``Changes`` of the client database."""
    as_of = Signal(object)
    """The global as-of date was set to this day."""
    drafts = Signal(bool)
    """The draft lens was switched."""
    open_client = Signal(str)
    """Show this client's page."""
    choose_client = Signal(str)
    """Choose this client on the pages that show one, without turning to any."""
    assess_client = Signal(str)
    """Show this client's assessment."""
    open_entry = Signal(str, object)
    """Show this client's page, with an ``EntryPlace`` chosen in it."""
    hand_over = Signal(str, object)
    """Show this sort of dossier (``Sort``) for this client, ready to be handed over."""
    show_clause = Signal(str, int, int)
    """Show a document's text at an original range."""
    home_city = Signal(str)
    """Most clients are in this city ("" all over)."""
    content = Signal(str)
    """Other policy content was put in use; when the window shows it, this is done on the policies page
    (the name of what it does, "" nothing)."""
    dress = Signal()
    """The colours or the size of type were chosen anew."""
    said = Signal(str)
    """A line for the status bar."""
