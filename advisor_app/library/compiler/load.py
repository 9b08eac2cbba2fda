"""YAML → plain values with the place of each: the only module that reads YAML.

Stricter than YAML: string keys, no duplicate keys, no anchors, and no guessing: only ``true``,
``false``, ``null`` and plain integers are not text (so dates, versions and ``是`` stay as written).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from advisor_app.library.compiler.problems import CompileError, Problem

Path_ = tuple[str | int, ...]
_LONGEST = 40
"""Digits of a whole number."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"^(0|-?[1-9][0-9]*)$")


@dataclass(frozen=True)
class Source:
    """One YAML file: its values, and where each stands."""

    file: str
    data: Any
    marks: dict[Path_, tuple[int, int]]

    def problem(self, path: Path_, sentence: str) -> Problem:
        """A refusal at the value that ``path`` names, or at its nearest known parent."""
        place = path
        while place not in self.marks and place:
            place = place[:-1]
        line, column = self.marks.get(place, (1, 1))
        return Problem(self.file, line, column, sentence)


def load(path: Path, name: str | None = None) -> Source:
    """Read one file; raises CompileError with every problem of its form."""
    return load_text(path.read_text(encoding="utf-8"), name or path.name)


def load_text(text: str, name: str) -> Source:
    """Read YAML text under the file name ``name``."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark: Any = event.start_mark
                sentence = "不能使用 YAML 锚点或别名，请直接写出内容。"
                raise CompileError([Problem(name, mark.line + 1, mark.column + 1, sentence)])
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise CompileError([_syntax_problem(error, text, name)]) from None
    except yaml.YAMLError as error:
        raise CompileError([Problem(name, 1, 1, f"不是有效的 YAML：{error}。")]) from None
    marks: dict[Path_, tuple[int, int]] = {}
    problems: list[Problem] = []
    data = _value(root, (), marks, problems, name) if root is not None else None
    if problems:
        raise CompileError(problems)
    return Source(name, data, marks)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    column = mark.column + 1 if mark else 1
    lines = text.splitlines()
    nearby = "".join(lines[max(0, line - 2) : line])
    hint = (
        "；附近有全角冒号“：”，键后请用半角“: ”" if re.search(r"^\s*[\w-]+：", nearby, re.MULTILINE) else ""
    )
    begun = f"（从第 {error.context_mark.line + 1} 行开始的内容没有收尾）" if error.context_mark else ""
    return Problem(name, line, column, f"YAML 格式有误{begun}{hint}，请检查缩进、引号与冒号。")


def _value(
    node: Any, path: Path_, marks: dict[Path_, tuple[int, int]], problems: list[Problem], name: str
) -> Any:
    marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, marks, problems, name))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), marks, problems, name) for i, child in enumerate(node.value)]
    text = node.value
    if node.style:  # quoted or a block: text as it stands
        return text
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    # a longer one stays text, which its shape refuses: Python itself refuses thousands of digits
    return int(text) if len(text) < _LONGEST and _INTEGER.match(text) else text


def _pairs(
    node: Any, path: Path_, marks: dict[Path_, tuple[int, int]], problems: list[Problem], name: str
) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = key_node.value
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key, str):
            problems.append(Problem(name, line, column, "键应是一个词，请改正。"))
            continue
        if key in seen:
            problems.append(Problem(name, line, column, f"键“{key}”重复，请删去一个。"))
        seen.add(key)
        value = _value(value_node, (*path, key), marks, problems, name)
        marks[*path, key] = (line, column)
        yield key, value
