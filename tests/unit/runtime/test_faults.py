"""What is told of a bug holds no word of what was entered."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.runtime import faults, logs


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    logs.start(tmp_path)
    yield tmp_path / logs.FILE_NAME
    logs.stop()


def fail(message: object, kind: type[Exception]) -> None:
    nothing: dict[str, int] = {}
    secret = f"局部变量{message}"
    try:
        nothing[secret]
    except KeyError as error:
        error.add_note(f"备注{message}")
        raise kind(message) from InputError(f"客户{message}不行。")


def raised(message: object, *, kind: type[Exception] = ValueError) -> Exception:
    with pytest.raises(kind) as caught:
        fail(message, kind)
    return caught.value


@given(st.text(alphabet=st.characters(categories=("Lo", "Nd")), min_size=1, max_size=40))
def test_no_word_of_a_message_is_told(text: str) -> None:
    marked = f"Q7{text}Z9"
    told = faults.trace(raised(marked))
    assert marked not in told
    assert "Q7" not in told
    assert "Z9" not in told
    assert "ValueError" in told
    assert "InputError" in told
    assert "in fail" in told


def test_what_python_itself_says_stays() -> None:
    with pytest.raises(AttributeError) as caught:
        None.amount  # type: ignore[attr-defined]  # noqa: B018 (the bug)
    assert (
        faults.trace(caught.value)
        .rstrip()
        .endswith("AttributeError: 'NoneType' object has no attribute 'amount'")
    )


def test_groups_cycles_and_unspeakable_messages_are_told() -> None:
    class DumbError(Exception):
        def __str__(self) -> str:
            raise RuntimeError("密")

    dumb = DumbError("密")
    dumb.__context__ = group = ExceptionGroup("密", [dumb, ValueError("密")])
    group.__cause__ = dumb
    told = faults.trace(group)
    assert "DumbError" in told
    assert "ValueError" in told
    assert "密" not in told


def test_deep_recursion_is_told_in_part() -> None:
    def deeper(left: int) -> None:
        if not left:
            raise ZeroDivisionError
        deeper(left - 1)

    with pytest.raises(ZeroDivisionError) as caught:
        deeper(400)
    assert 50 < len(faults.trace(caught.value).splitlines()) < 80


def test_folders_of_the_machine_stay_out() -> None:
    stack = 'Fatal Python error: Aborted\n\n  File "/opt/李四/x/site-packages/a/b.py", line 3 in f\n密\n'
    told = faults.shortened(stack)
    assert told == 'Fatal Python error: Aborted\n  File "a/b.py", line 3 in f'


def test_the_log_keeps_the_stack_and_not_the_words(logged: Path) -> None:
    logging.getLogger("advisor_app.test").error("failed", exc_info=raised("示例·密"))
    written = logged.read_text("utf-8")
    assert "ValueError" in written
    assert "密" not in written


def test_recent_lines_are_templates_and_counts(logged: Path) -> None:
    log = logging.getLogger("advisor_app.test")
    log.info("opened %d of %s (%5.1f %%)", 12, "示例·密", 3.5)
    log.error("failed", exc_info=raised("密"))
    told = "\n".join(logs.recent())
    assert "opened 12 of … (… %)" in told
    assert "failed (ValueError)" in told
    assert "密" not in told
