"""Commands for those who change the code: a new migration, the generated documents.

Apart because no running product needs them.
"""

import argparse

from alembic import command

from portal.kit import migrations
from portal.kit.config import Config
from portal.launch import run
from portal.launch.servers import found_or_provided


def migration(config: Config, arguments: argparse.Namespace) -> int:
    """Compare the models with an up-to-date database and write the difference as a migration."""
    with found_or_provided(config, "A migration") as complete:
        run.migrate(complete)
        settings = migrations.settings(complete.database_url, complete.app_password)
        command.revision(settings, message=arguments.name, autogenerate=True)
    return 0
