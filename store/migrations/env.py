"""What Alembic runs: the migrations, on the connection that `store.upgrading` gives it, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
with context.begin_transaction():
    context.run_migrations()
