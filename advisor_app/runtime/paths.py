"""The folders and files of one user, on every system and when moved by ADVISOR_HOME."""

import os
from pathlib import Path

import platformdirs

APP_NAME = "advisor_app"
HOME_VARIABLE = "ADVISOR_HOME"
UNPACKING = "unpacking-"
"""What the names of folders begin with in which something is unpacked for a while."""


def data_dir() -> Path:
    """The folder of everything the user's work consists of; may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute()
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def log_dir() -> Path:
    """The folder of the log files; may not exist yet."""
    if os.environ.get(HOME_VARIABLE):
        return data_dir() / "logs"
    return platformdirs.user_log_path(APP_NAME, appauthor=False)


def settings_file() -> Path:
    """The file of the user's settings."""
    return data_dir() / "settings.json"


def session_file() -> Path:
    """Where the window stood when it was closed; may not exist."""
    return data_dir() / "session.json"


def demo_dir() -> Path:
    """The folder of the demo's own client database; may not exist."""
    return data_dir() / "demo"


def lock_file() -> Path:
    """What the passphrase of the window is checked against; may not exist: then there is none."""
    return data_dir() / "lock.json"


def database_file() -> Path:
    """The client database, unless the settings name another."""
    return data_dir() / "portfolio.db"


def backup_dir() -> Path:
    """The usual folder of backups: outside the data folder, which may be lost or emptied as a whole."""
    if os.environ.get(HOME_VARIABLE):
        home = data_dir()
        return home.with_name(f"{home.name}-备份")
    return platformdirs.user_documents_path() / "陪跑工作台备份"


def unpacking_dir() -> Path:
    """Where packages and packed backups are opened, each in a private folder (its name begins with
    ``UNPACKING``) that goes again; may not exist."""
    return data_dir() / "unpacking"


def viewing_dir() -> Path:
    """Where copies lie that a viewer was given; may not exist."""
    return data_dir() / "viewing"


def own_content_dir() -> Path:
    """The folder of the advisor's own policy content; may not exist."""
    return data_dir() / "content"


def kept_content_dir() -> Path:
    """The folder of the policy contents that were in use before; may not exist."""
    return data_dir() / "contents"


def packs_dir() -> Path:
    """The folder of installed policy packs and trusted keys; may not exist."""
    return data_dir() / "packs"


def mappings_dir() -> Path:
    """Where it is remembered what the headers of foreign lists mean; may not exist."""
    return data_dir() / "mappings"


def letterhead_dir() -> Path:
    """The folder of the agency's letterhead; may not exist."""
    return data_dir() / "letterhead"


def instance_lock() -> Path:
    """The lock that one running window holds."""
    return data_dir() / "advisor.lock"
