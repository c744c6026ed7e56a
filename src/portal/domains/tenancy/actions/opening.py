"""Opening operators and merchants."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import CodeTaken
from portal.domains.tenancy.events import MerchantOpened
from portal.domains.tenancy.models import Merchant, Operator
from portal.kit import outbox
from portal.kit.scope import operator_of


async def open_operator(session: AsyncSession, *, code: str, name: str, **details: Any) -> UUID:
    """An operator exists. Needs the platform's scope. Refuses a code that is taken."""
    taken = await session.scalar(select(Operator.operator_id).where(Operator.code == code))
    if taken is not None:
        raise CodeTaken(code=code)
    operator = Operator(
        code=code,
        name=name,
        time_zone=details.pop("time_zone", "Asia/Tokyo"),
        currency=details.pop("currency", "JPY"),
        locale=details.pop("locale", "ja"),
        **{"postal_code": "", "address": "", "phone": "", "email": "", **details},
    )
    session.add(operator)
    await session.flush()
    return operator.operator_id


async def open_merchant(session: AsyncSession, *, code: str, name: str, **details: Any) -> UUID:
    """A merchant of this operator can work. Refuses a code that another has. Records MerchantOpened."""
    operator_id = operator_of(session)
    taken = await session.scalar(
        select(Merchant.merchant_id).where(Merchant.operator_id == operator_id, Merchant.code == code)
    )
    if taken is not None:
        raise CodeTaken(code=code)
    merchant = Merchant(operator_id=operator_id, code=code, name=name, **details)
    session.add(merchant)
    await session.flush()
    await outbox.record(session, MerchantOpened(merchant_id=merchant.merchant_id, code=code))
    return merchant.merchant_id
