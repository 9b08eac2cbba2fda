"""policies.db: what is written is read back equal; damage and newer versions are refused in a sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from advisor_app.domain.errors import ContentError
from advisor_app.library.compiler.compile import compile_content
from advisor_app.library.compiler.emit import emit
from advisor_app.library.coverage import coverage
from advisor_app.library.digest import rows_digest
from advisor_app.library.reader import open_library
from advisor_app.library.search import search

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "policies.db"
    emit(compile_content(ROOT / "resources"), path)
    return path


def test_reads_back_equal(database: Path) -> None:
    compiled = compile_content(ROOT / "resources")
    stored = open_library(database)
    assert stored.measures == compiled.measures
    assert stored.documents == compiled.documents
    assert stored.catalogue == compiled.catalogue
    assert (stored.groups, stored.caps, stored.readings) == (
        compiled.groups,
        compiled.caps,
        compiled.readings,
    )


def test_the_digest_is_of_the_rows_and_stable(database: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    assert emit(compile_content(ROOT / "resources"), again) == open_library(database).digest
    with sqlite3.connect(again) as connection:
        connection.execute("UPDATE measures SET title = '改' WHERE position = 0")
        assert rows_digest(connection) != open_library(database).digest
    connection.close()


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="找不到政策库文件"):
        open_library(tmp_path / "policies.db")


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + bytes(100)])
def test_a_damaged_file_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "policies.db"
    path.write_bytes(content)
    with pytest.raises(ContentError, match="已损坏"):
        open_library(path)


def test_every_truncation_is_refused(database: Path, tmp_path: Path) -> None:
    whole = database.read_bytes()
    for part in range(1, 10):
        path = tmp_path / f"{part}.db"
        path.write_bytes(whole[: len(whole) * part // 10])
        with pytest.raises(ContentError):
            open_library(path)


def test_another_major_is_refused_and_a_newer_minor_read(database: Path, tmp_path: Path) -> None:
    for schema, refusal in (("3.0", "较新版本.*升级程序"), ("1.9", "较旧版本.*替换"), ("2.9", None)):
        path = tmp_path / f"{schema}.db"
        path.write_bytes(database.read_bytes())
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (schema,))
        connection.close()
        if refusal is None:
            assert open_library(path).measures
        else:
            with pytest.raises(ContentError, match=refusal):
                open_library(path)


def test_coverage_counts_articles_with_measures(database: Path) -> None:
    covers = {c.document: c for c in coverage(open_library(database))}
    assert (covers["hz-2025-66"].covered, len(covers["hz-2025-66"].articles)) == (31, 31)


@pytest.mark.parametrize("query", ["券", "智能座舱", "AI工厂", "1.8 亿元", "揭榜挂帅"])
def test_search_finds_what_stands_in_the_text_across_page_breaks(query: str, database: Path) -> None:
    hits = search(open_library(database), query)
    assert hits
    assert all(hit.match.replace(" ", "").lower() == query.replace(" ", "").lower() for hit in hits)


def test_search_for_several_words_wants_them_in_one_article(database: Path) -> None:
    library = open_library(database)
    assert {h.article for h in search(library, "首台 保险") if h.document == "hz-2025-66"} == {"19"}
    assert search(library, "没有这样的话") == []
    assert search(library, "   ") == []
