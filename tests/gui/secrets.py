"""设置 → 安全, and the dialogs that ask for passphrases there."""

from __future__ import annotations

from advisor_app.ui.pages.secret_dialog import SecretDialog
from advisor_app.ui.pages.security import SecuritySection
from advisor_app.ui.pages.settings import SettingsPage
from tests.gui.conftest import Desk


def turn_to_security(desk: Desk) -> SecuritySection:
    """Show the section, and wait for what it reads."""
    desk.window.show_page("settings")
    page = desk.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.sections.setCurrentRow(1)
    desk.settle()
    found = desk.window.findChild(SecuritySection)
    assert isinstance(found, SecuritySection)
    return found


def fill(desk: Desk, section: SecuritySection, **typed: str) -> SecretDialog:
    """Type into the lines of the dialog that is open, and send."""
    (dialog,) = [d for d in section.findChildren(SecretDialog) if d.isVisible()]
    for name, text in typed.items():
        getattr(dialog, name).setText(text)
    dialog.try_typed()
    desk.settle()
    return dialog
