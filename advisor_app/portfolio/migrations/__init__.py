"""Every schema the client database has had, as one chain of Alembic revisions.

``REVISIONS`` names the modules outright instead of searching a folder, so that a wheel and a frozen
bundle carry them by import. A revision never imports the live models and is never edited once released.
A new one: add ``rNNNN_subject.py`` with ``revision``, ``down_revision`` and ``upgrade`` (rebuild tables
with ``op.batch_alter_table``; ``rows_stay`` where no column changes), append it here and its name to
``schemas``, and freeze a fixture in ``tests/store``.
"""

from advisor_app.portfolio.migrations.versions import (
    r0001_first,
    r0002_applications,
    r0003_plans,
    r0004_record,
    r0005_clause_notes,
    r0006_lean_images,
)

REVISIONS = (
    r0001_first,
    r0002_applications,
    r0003_plans,
    r0004_record,
    r0005_clause_notes,
    r0006_lean_images,
)
