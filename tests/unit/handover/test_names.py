import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.handover.names import allowed


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "portfolio.db",
        "files/" + "0a" * 32,
        "letterhead/letterhead.json",
        "letterhead/徽标.png",
        "content/documents/hz-binjiang-2026.txt",
        "content/policies/a/document.yaml",
    ],
)
def test_ours(name: str) -> None:
    assert allowed(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../portfolio.db",
        "content/../../x",
        "content/..",
        "content//x",
        "content/",
        "content",
        "letterhead/./x",
        "letterhead\\x",
        "content/a\\..\\..\\b",
        "C:/x",
        "content/C:x",
        "content/x:stream",
        "content/nul",
        "content/NUL.txt",
        "content/com1.yaml",
        "content/ x",
        "content/x ",
        "content/x.",
        "content/x\0.txt",
        "content/x\n",
        "content/a\u202etxt.exe",
        "content/e\u0301",
        "content/a/b/c/d/e",
        "content/" + "x" * 101,
        "files/" + "0A" * 32,
        "files/" + "0a" * 31,
        "files/sub/" + "0a" * 32,
        "other/x",
        "Portfolio.db",
        "portfolio.db-wal",
    ],
)
def test_not_ours(name: str) -> None:
    assert not allowed(name)


@given(st.text(max_size=40))
def test_whatever_is_allowed_stays_inside(text: str) -> None:
    from pathlib import PurePosixPath, PureWindowsPath

    for name in (text, f"content/{text}", f"letterhead/{text}"):
        if allowed(name):
            assert ".." not in PurePosixPath(name).parts
            assert not PurePosixPath(name).is_absolute()
            assert not PureWindowsPath(name).drive
            assert PureWindowsPath(name).parts == PurePosixPath(name).parts
