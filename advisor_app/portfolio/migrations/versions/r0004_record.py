"""People, tags, links between firms, files with what they prove, and the advisor's own opinion."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """Create the tables."""
    _create(
        "people",
        _text("name"),
        _text("role"),
        _text("phone"),
        _text("note"),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    _create("tags", _text("word"), sa.UniqueConstraint("client_id", "word", name="uq_tags_client_id_word"))
    _create(
        "links",
        sa.Column("other_id", sa.String(length=36), nullable=True),
        _text("other_name"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        _text("note"),
        sa.ForeignKeyConstraint(["other_id"], ["clients.id"], name="fk_links_other_id"),
    )
    _create(
        "files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _text("name"),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        _text("note"),
        sa.UniqueConstraint("client_id", "sha256", name="uq_files_client_id_sha256"),
    )
    _create(
        "file_uses",
        sa.Column("file_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        _text("key"),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_file_uses_file_id"),
        sa.UniqueConstraint(
            "file_id", "kind", "key", "year", "item", name="uq_file_uses_file_id_kind_key_year_item"
        ),
    )
    _create(
        "opinions",
        _text("measure"),
        _text("item"),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        _text("reason"),
        sa.Column("held_on", sa.Date(), nullable=False),
        _text("held_by"),
        sa.UniqueConstraint("client_id", "measure", "item", name="uq_opinions_client_id_measure_item"),
    )
    for table, column in (
        ("people", "client_id"),
        ("links", "client_id"),
        ("links", "other_id"),
        ("files", "sha256"),
        ("file_uses", "client_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _create(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    """A table of rows that belong to a client."""
    columns = [part for part in parts if isinstance(part, sa.Column)]
    rules = [part for part in parts if not isinstance(part, sa.Column)]
    op.create_table(
        name,
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=f"fk_{name}_client_id"),
        *rules,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
