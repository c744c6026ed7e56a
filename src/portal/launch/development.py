"""Commands for those who change the code: a new migration, the generated documents.

Apart because no running product needs them.
"""

import argparse

import msgspec
from alembic import command

from portal.api.description import document
from portal.app import create_app
from portal.kit import migrations
from portal.kit.config import Config
from portal.launch import processes, run
from portal.launch.servers import found_or_provided


def migration(config: Config, arguments: argparse.Namespace) -> int:
    """Compare the models with an up-to-date database and write the difference as a migration."""
    with found_or_provided(config, "A migration") as complete:
        run.migrate(complete)
        settings = migrations.settings(complete.database_url, complete.app_password)
        command.revision(settings, message=arguments.name, autogenerate=True)
    return 0


def docs(config: Config, arguments: argparse.Namespace) -> int:
    """Write what the running product would answer at /openapi.json; needs no server."""
    nowhere = config.on(database_url="postgresql://nobody@/nothing", redis_url="unix:///nowhere")
    schema = document(create_app(nowhere))
    target = processes.ROOT / "docs" / "openapi.json"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n")
    print(f"written: {target.relative_to(processes.ROOT)}")
    return 0
