"""Orders as they come in."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from portal.domains.orders import Address, NewLine, NewOrder

ORDERED = datetime(2026, 11, 20, 3, tzinfo=UTC)
DAY = date(2026, 11, 20)
SOMEWHERE = Address(
    name="山田 花子", postal_code="150-0001", country="JP", region="東京都", city="渋谷区", line1="神宮前1-1-1",
    phone="+81312345678",
)  # fmt: skip


def new_line(sku: str = "TEA-1", quantity: int = 1, **details: Any) -> NewLine:
    """One line of an order."""
    return NewLine(sku=sku, quantity=quantity, **{"unit_price": Decimal(1200), "name": sku, **details})


def new_order(external_id: str = "1001", *lines: NewLine, **details: Any) -> NewOrder:
    """A paid order of Hanako's, of one unmapped line unless lines are given."""
    given = {
        "ordered_at": ORDERED, "currency": "JPY", "ship_to": SOMEWHERE, "buyer_name": "山田 太郎",
        "buyer_email": "taro@example.jp", **details,
    }  # fmt: skip
    return NewOrder(external_id=external_id, lines=lines or (new_line(),), **given)
