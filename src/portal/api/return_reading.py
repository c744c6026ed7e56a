"""What either side narrows a list of returns by."""

from typing import Annotated

import msgspec
from litestar.params import QueryParameter

from portal.domains.returns import RETURN_STATES

Status = Annotated[
    list[Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(RETURN_STATES)})$")]] | None,
    QueryParameter(name="status", description="Only in this state, or in one of several"),
]
Search = Annotated[
    str | None,
    QueryParameter(name="q", max_length=100, description="Beginning of a number, or a word of its order"),
]
