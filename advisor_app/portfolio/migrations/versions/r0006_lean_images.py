"""Images in the journal that leave out what is told elsewhere or is nothing; no index of items where none is.

What was written before stays as it is and is read as ever. The revision is there for the programs before it,
which would take what an image leaves out for lost: they refuse the file instead.
"""

import sqlalchemy as sa
from alembic import op

revision = "r0006"
down_revision = "r0005"
rows_stay = True
"""No column comes, goes or changes, so that the journal's old steps still fit the rows."""


def upgrade() -> None:
    """Hardly a value belongs to an item: an index of the others finds nothing, and is carried along."""
    op.drop_index("ix_facts_item_id", table_name="facts")
    some = sa.text("item_id IS NOT NULL")
    op.create_index("ix_facts_item_id", "facts", ["item_id"], sqlite_where=some, postgresql_where=some)
