"""The tables of the file, and how an older file becomes a newer one."""

from importlib.resources import files

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop.store.engine import Database, Migrations

_migrations = Migrations("omvendt")


@_migrations()
def schema_1(database: Database) -> None:
    """The tables of the first version."""
    _run(database, "schema_1.sql")


@_migrations()
def schema_2(database: Database) -> None:
    """Mails without a calendar file are kept as sent."""
    _run(database, "schema_2.sql")


@_migrations()
def schema_3(database: Database) -> None:
    """A log keeps when its meeting was planned for."""
    _run(database, "schema_3.sql")


def migrate(connection: sqlcipher.Connection) -> None:
    """Bring the tables up to date, whole or not at all.

    Foreign keys are off meanwhile, because a table that others refer to can only be remade so;
    afterwards every reference is checked. Raises ValueError when one leads nowhere.
    """
    database = Database(connection, execute_plugins=False)
    database.execute("PRAGMA foreign_keys = OFF")
    with database.atomic():
        _migrations.apply(database)
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"{len(broken)} references lead nowhere, the first in {broken[0][0]}")
        database.execute(f"PRAGMA user_version = {len(_migrations._migrations)}")
    database.execute("PRAGMA foreign_keys = ON")


def _run(database: Database, script: str) -> None:
    text = files("omvendt_desktop.store").joinpath(script).read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            database.execute(statement)
