"""Answers due at once, poses in their order by number, drafts on their way out.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Until now poses had no other order.
_COUNTED = (
    "UPDATE poses SET number = (SELECT count(*) FROM poses AS other WHERE other.picture_id = poses.picture_id"
    " AND (other.created, other.id) <= (poses.created, poses.id))"
)


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.alter_column("not_before", existing_type=sa.DateTime(timezone=True), nullable=True)
    op.add_column("poses", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.execute(_COUNTED)
    op.add_column("drafts", sa.Column("forgotten", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(op.f("ix_drafts_forgotten"), "drafts", ["forgotten"])


def downgrade() -> None:
    op.drop_index(op.f("ix_drafts_forgotten"), "drafts")
    op.drop_column("drafts", "forgotten")
    op.drop_column("poses", "number")
    op.execute("UPDATE deliveries SET not_before = created WHERE not_before IS NULL")
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.alter_column("not_before", existing_type=sa.DateTime(timezone=True), nullable=False)
