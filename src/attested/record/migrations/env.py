"""How Alembic runs a step: over the connection that the opener hands it, inside the opener's transaction."""

from alembic import context

from attested.record.schema import metadata

__all__: list[str] = []

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
