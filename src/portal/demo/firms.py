"""Who is in the demo world: one operator and three merchants, with their addresses and people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.demo.goods import clothing, cosmetics, food
from portal.domains.catalogue import NewProduct

OPERATOR = {
    "code": "kitakaze",
    "name": "北風ロジスティクス株式会社",
    "time_zone": "Asia/Tokyo",
    "currency": "JPY",
    "locale": "ja",
    # Invented; its check digit is right.
    "registration_number": "T3010401000017",
    "postal_code": "273-0012",
    "address": "千葉県船橋市浜町2-1-1",
    "phone": "047-400-0000",
    "email": "office@kitakaze.example",
}
OPERATOR_PEOPLE = (
    ("owner@kitakaze.example", "北風 誠", "owner"),
    ("manager@kitakaze.example", "佐伯 由美", "manager"),
    ("floor@kitakaze.example", "山口 健", "floor"),
    ("billing@kitakaze.example", "長谷川 薫", "billing"),
)


@dataclass(frozen=True)
class Firm:
    """A merchant of the demo: its trade, its first person, and the warehouse where it keeps its goods first."""

    code: str
    name: str
    postal_code: str
    address: str
    phone: str
    email: str
    person: str
    warehouse: str
    policy: str
    products: Callable[[], Iterable[NewProduct]]


FIRMS = (
    Firm(
        "hanayui", "花結コスメ株式会社", "150-0001", "東京都渋谷区神宮前3-12-8", "03-5400-1201",
        "owner@hanayui.example", "花村 結衣", "FUN", "all_or_nothing", cosmetics.products,
    ),
    Firm(
        "tsumugi", "つむぎ衣料店", "541-0059", "大阪府大阪市中央区博労町4-2-15", "06-6200-3302",
        "owner@tsumugi.example", "井上 紬", "IBA", "partial", clothing.products,
    ),
    Firm(
        "minato", "みなと食品株式会社", "231-0002", "神奈川県横浜市中区海岸通1-4", "045-200-7703",
        "owner@minato.example", "港 浩一", "FUN", "all_or_nothing", food.products,
    ),
)  # fmt: skip
