"""A bug met on the command line: one sentence, and a report without what the client is made of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BROKEN = """
import sys
from advisor_app.cli import main
from advisor_app.services.clients import Clients

def broken(self, **options):
    firm = "示例·密件"
    raise KeyError(firm, {firm: 91330109})

Clients.rows = broken
sys.exit(main.main(["client", "list"]))
"""


def test_a_bug_is_one_sentence_and_a_report(tmp_path: Path) -> None:
    env = {**os.environ, "ADVISOR_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    made = [sys.executable, "-m", "advisor_app", "client", "add", "--name", "示例·密件"]
    subprocess.run(made, env=env, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", BROKEN], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert "没有料到的错误（KeyError）" in done.stderr
    (report,) = (tmp_path / "logs").glob("问题报告-*.txt")
    text = report.read_text("utf-8")
    assert str(report) in done.stderr
    assert "in broken" in text
    for word in ("密件", "91330109", str(tmp_path)):
        assert word not in text
        assert word not in done.stderr.replace(str(report), "")
    loud = subprocess.run(
        [sys.executable, "-c", BROKEN],
        env={**env, "ADVISOR_DEBUG": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "密件" in loud.stderr


def test_the_doctor_writes_a_report_with_counts_alone(tmp_path: Path) -> None:
    env = {**os.environ, "ADVISOR_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    program = [sys.executable, "-m", "advisor_app"]
    subprocess.run(
        [*program, "client", "add", "--name", "示例·密件", "--note", "密"],
        env=env,
        check=True,
        capture_output=True,
    )
    target = tmp_path / "报告.txt"
    subprocess.run([*program, "doctor", "--report", str(target)], env=env, check=False, capture_output=True)
    text = target.read_text("utf-8")
    assert "clients 1" in text
    assert "密" not in text
    assert str(tmp_path) not in text
