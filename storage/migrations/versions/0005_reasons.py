"""Why a job made nothing, as a code beside the line.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# The lines that stood for reasons until now; an answer that is on its way still needs its own.
_LINES = {
    "set-aside": "This failed several times%",
    "photo-nudity": "This photo isn't worked on%",
    "result-nudity": "What was painted isn't shown%",
}


def upgrade() -> None:
    op.add_column("jobs", sa.Column("reason", sa.String(), nullable=True))
    jobs = sa.table("jobs", sa.column("reason"), sa.column("error"))
    for reason, line in _LINES.items():
        op.execute(jobs.update().where(jobs.c.error.like(line)).values(reason=reason))


def downgrade() -> None:
    op.drop_column("jobs", "reason")
