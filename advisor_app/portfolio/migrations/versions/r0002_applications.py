"""Applications: windows, applications with their steps, tasks, papers, contacts; who looks after a client."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Create what applications need, and the client's advisor."""
    op.create_table(
        "board_views",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board_views"),
        sa.UniqueConstraint("name", name="uq_board_views_name"),
    )
    op.create_table(
        "windows",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date()),
        sa.Column("closes_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_windows"),
        sa.UniqueConstraint("region", "target", "label", name="uq_windows_region_target_label"),
    )
    op.create_table(
        "applications",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("pursuit", sa.String(length=10), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("window_id", sa.String(length=36)),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("stage_on", sa.Date(), nullable=False),
        sa.Column("fixed", sa.BigInteger()),
        sa.Column("ceiling", sa.BigInteger()),
        sa.Column("expected", sa.BigInteger()),
        sa.Column("estimated_on", sa.Date()),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_applications_client_id"),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name="fk_applications_window_id"),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint(
            "client_id", "target", "item", "round", name="uq_applications_client_id_target_item_round"
        ),
    )
    op.create_index("ix_applications_stage", "applications", ["stage"])
    op.create_index("ix_applications_window_id", "applications", ["window_id"])

    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("done_on", sa.Date()),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_contacts_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
    )
    op.create_index("ix_contacts_client_id", "contacts", ["client_id"])

    op.create_table(
        "marks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_marks_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_marks"),
        sa.UniqueConstraint(
            "client_id", "subject", "kind", "occasion", name="uq_marks_client_id_subject_kind_occasion"
        ),
    )

    op.create_table(
        "papers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("valid", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name="fk_papers_application_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_papers_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        sa.UniqueConstraint("application_id", "name", name="uq_papers_application_id_name"),
    )
    op.create_index("ix_papers_client_id", "papers", ["client_id"])

    op.create_table(
        "tasks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36)),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("done_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name="fk_tasks_application_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_tasks_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
    )
    op.create_index("ix_tasks_application_id", "tasks", ["application_id"])
    op.create_index("ix_tasks_client_id", "tasks", ["client_id"])
    op.create_index("ix_tasks_due_on", "tasks", ["due_on"])

    op.create_table(
        "steps",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("tranche", sa.Text(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recognition_id", sa.String(length=36)),
        sa.Column("received_id", sa.String(length=36)),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name="fk_steps_application_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_steps_client_id"),
        sa.ForeignKeyConstraint(["received_id"], ["received.id"], name="fk_steps_received_id"),
        sa.ForeignKeyConstraint(["recognition_id"], ["recognitions.id"], name="fk_steps_recognition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        sa.UniqueConstraint("application_id", "position", name="uq_steps_application_id_position"),
    )
    op.create_index("ix_steps_client_id", "steps", ["client_id"])
    op.create_index("ix_steps_received_id", "steps", ["received_id"])
    op.create_index("ix_steps_recognition_id", "steps", ["recognition_id"])

    op.create_table(
        "dossiers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_dossiers_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
        sa.UniqueConstraint("client_id", "run", name="uq_dossiers_client_id_run"),
    )

    op.add_column("clients", sa.Column("advisor", sa.Text(), nullable=False, server_default=""))
