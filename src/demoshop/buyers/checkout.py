"""What a buyer puts in the basket and says at the checkout: gifts, notes, wished dates, ways to pay."""

import random
import string

from demoshop.buyers.people import Household, household
from demoshop.config import BuyersSeed
from demoshop.products import Product
from demoshop.selling import Wish
from demoshop.store import Store
from demoshop.wire import local_text

NOTES = (
    "置き配で", "置き配でお願いします。", "不在時は宅配ボックスへお願いします", "領収書を同封してください。",
    "簡易包装で構いません", "平日18時以降の配達を希望します", "インターホンは押さずにお願いします（赤ちゃんがいます）",
)  # fmt: skip
GIFT_NOTES = (
    "ギフト包装希望。のしは「御祝」でお願いします。",
    "プレゼントなので納品書を入れないでください",
    "誕生日プレゼント用です🎁",
)
SLOTS = ("午前中", "14:00-16:00", "16:00-18:00", "18:00-20:00", "19:00-21:00")
CARRIAGE = ("ヤマト運輸 宅急便", "佐川急便 飛脚宅配便", "ゆうパック")
PAYMENTS = (
    ("stripe", "クレジットカード", "processing"), ("paypay", "PayPay", "processing"), ("cod", "代金引換", "processing"),
)  # fmt: skip
UNPAID = (("bacs", "銀行振込", "on-hold"), ("konbini", "コンビニ決済", "pending"))
CARRIAGE_PRICE = 600
FREE_FROM = 8000


def wish(store: Store, lines: list[tuple[Product, int]] | None = None, status: str | None = None) -> Wish:
    """The store's next buyer and what they want; the same for the same seed and count of buyers before.

    ``lines`` and ``status`` replace what the buyer would have chosen.
    """
    habits = store.seed.buyers
    luck = random.Random(f"{habits.seed}:{store.code}:{store.number('buyer')}")
    buyer = household(luck, tuple(habits.states))
    gift = luck.random() < habits.gift_share
    recipient = household(luck, tuple(habits.states)) if gift else buyer
    method, title, paid_status = luck.choice(UNPAID if luck.random() < habits.unpaid_share else PAYMENTS)
    chosen = lines or _basket(luck, list(store.products.values()))
    free = sum(product.price * quantity for product, quantity in chosen) >= FREE_FROM
    return Wish(
        lines=chosen, billing=buyer.billing(), shipping=recipient.shipping(), status=status or paid_status,
        payment_method=method, payment_title=title, note=_note(luck, habits, gift), order_key=_key(luck),
        shipping_title="送料無料" if free else luck.choice(CARRIAGE),
        shipping_method="free_shipping" if free else "flat_rate", shipping_total=0 if free else CARRIAGE_PRICE,
        metas=[*_readings(buyer, recipient), *_wished_date(luck, store)],
    )  # fmt: skip


def _basket(luck: random.Random, products: list[Product]) -> list[tuple[Product, int]]:
    count = min(len(products), luck.choices((1, 2, 3, 4), weights=(58, 25, 12, 5))[0])
    popularity = [1 / (rank + 1) ** 0.7 for rank in range(len(products))]
    picked = {product.id: product for product in luck.choices(products, weights=popularity, k=count)} if count else {}
    return [(product, luck.choices((1, 2, 3, 6), weights=(76, 15, 6, 3))[0]) for product in picked.values()]


def _note(luck: random.Random, habits: BuyersSeed, gift: bool) -> str:
    if luck.random() >= habits.note_share:
        return ""
    return luck.choice(GIFT_NOTES if gift else NOTES)


def _readings(buyer: Household, recipient: Household) -> list[tuple[str, str]]:
    # The keys that a widespread Japanese add-on uses; taken from memory, not from the recording.
    return [
        ("_billing_yomigana_last_name", buyer.family_kana),
        ("_billing_yomigana_first_name", buyer.given_kana),
        ("_shipping_yomigana_last_name", recipient.family_kana),
        ("_shipping_yomigana_first_name", recipient.given_kana),
    ]


def _wished_date(luck: random.Random, store: Store) -> list[tuple[str, str]]:
    if luck.random() >= store.seed.buyers.date_wish_share:
        return []
    day = local_text(store.clock(), store.site.utc_offset_minutes + luck.randint(2, 7) * 24 * 60)[:10]
    return [("wc4jp-delivery-date", day), ("wc4jp-delivery-time-zone", luck.choice(SLOTS))]


def _key(luck: random.Random) -> str:
    return "wc_order_" + "".join(luck.choices(string.ascii_letters + string.digits, k=13))
