"""Chats on the web: their messages and the pictures in them

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "web_chats",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_web_chats_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_web_chats")),
    )
    op.create_index(op.f("ix_web_chats_user_id"), "web_chats", ["user_id"])
    op.create_table(
        "web_messages",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("by_bot", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=True),
        sa.Column("job_id", sa.String(), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"], ["web_chats.chat"], name=op.f("fk_web_messages_chat"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_web_messages_draft_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat", "name", name=op.f("pk_web_messages")),
    )
    op.create_index("ix_web_messages_chat_revision", "web_messages", ["chat", "revision"])
    op.create_index(op.f("ix_web_messages_created"), "web_messages", ["created"])
    op.create_index(op.f("ix_web_messages_draft_id"), "web_messages", ["draft_id"])
    op.create_table(
        "web_pictures",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("blob", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("as_file", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat", "message"],
            ["web_messages.chat", "web_messages.name"],
            name=op.f("fk_web_pictures_chat_message"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["blob"], ["blobs.name"], name=op.f("fk_web_pictures_blob"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat", "message", "position", name=op.f("pk_web_pictures")),
    )
    op.create_index(op.f("ix_web_pictures_blob"), "web_pictures", ["blob"])


def downgrade() -> None:
    op.drop_table("web_pictures")
    op.drop_table("web_messages")
    op.drop_table("web_chats")
