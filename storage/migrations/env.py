"""How Alembic runs our migrations: in the connection it is given."""

from alembic import context

from storage.columns import Moment
from storage.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_item=lambda kind, item, _: "sa.DateTime(timezone=True)" if isinstance(item, Moment) else False,
    include_name=lambda name, kind, parents: kind != "table" or name in Base.metadata.tables,
)
with context.begin_transaction():
    context.run_migrations()
