"""Where carriers report. The token in the address says which account it should be; the signature says that it is."""

from typing import Any

from litestar import Request, post
from litestar.datastructures import State
from litestar.params import FromPath

from portal.api.unit import Unit
from portal.domains.shipping import Tracked
from portal.flows import delivering
from portal.kit.scope import DoorScope


@post("/carriers/{hook_token:str}", status_code=200, summary="Report where parcels are", tags=["hooks"])
async def report(hook_token: FromPath[str], request: Request[Any, Any, Any], state: State) -> Tracked:
    """For carriers, signed as their account asks (own fleet: Standard Webhooks). 200 means that it is committed.

    Events that come again are counted as known; numbers that are not ours are named. 401 when the signature is not
    the account's, 404 when the address is no account's.
    """
    body = await request.body()
    headers = {name.lower(): value for name, value in request.headers.items()}
    unit: Unit = request.scope["state"]["unit"]
    session = await unit.begin(DoorScope("-"))
    return await delivering.hear(session, state.services, hook_token, headers, body)


HANDLERS = [report]
