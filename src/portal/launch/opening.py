"""`portal create-operator`: the first thing that a new installation needs and that nobody can ask for over HTTP.

Apart because it is the platform's own act, in the platform's own scope.
"""

import argparse
import asyncio

from portal.domains import tenancy
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.errors import Refusal
from portal.kit.scope import OperatorScope, PlatformScope, enter
from portal.launch.errors import CannotStart
from portal.launch.servers import found


def create_operator(config: Config, arguments: argparse.Namespace) -> int:
    """An operator exists and its first owner is invited; prints the token that accepts the invitation, and where.

    Raises:
        CannotStart: nothing runs here, or the code is taken.
    """
    complete = found(config)
    try:
        token = asyncio.run(_open(complete, arguments.code, arguments.name, arguments.email))
    except Refusal as refusal:
        raise CannotStart(f"the operator was not opened: {refusal.title} ({refusal})") from refusal
    print(f"{arguments.name} is open. {arguments.email} becomes its owner with the token {token}")
    print(f"It is accepted at {complete.public_url}/join?token={token}")
    return 0


async def _open(config: Config, code: str, name: str, email: str) -> str:
    database = Database(config.app_database_url, pool_size=1)
    try:
        async with database.transaction(PlatformScope()) as session:
            operator_id = await tenancy.open_operator(session, code=code, name=name)
            await enter(session, OperatorScope(operator_id))
            _, token = await tenancy.invite(
                session, Vault(config.master_key), email=email, role="owner", may_make_owners=True
            )
            return token
    finally:
        await database.close()
