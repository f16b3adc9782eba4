"""Messages that tell of drafts, updates that were taken in

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "messages",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=True),
        sa.Column("told", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_messages_draft_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_messages_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("platform", "chat", "name", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_draft_id"), "messages", ["draft_id"])
    op.create_index(op.f("ix_messages_job_id"), "messages", ["job_id"])
    op.create_table(
        "updates",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_updates")),
    )
    op.create_index(op.f("ix_updates_created"), "updates", ["created"])
    op.add_column("jobs", sa.Column("remarks", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "remarks")
    op.drop_table("updates")
    op.drop_table("messages")
