"""Words that nobody has asked to be painted yet, beside those that are painted.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("wish", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("drafts", "wish")
