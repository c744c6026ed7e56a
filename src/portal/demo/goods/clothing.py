"""つむぎ衣料店: clothes in many variants of colour and size, standard tax."""

from collections.abc import Iterator

from portal.demo.goods.codes import jan
from portal.domains.catalogue import NewBarcode, NewProduct

FIRM = "4580002"
_COLOURS = (
    ("WHT", "白", "White"), ("BLK", "黒", "Black"), ("NVY", "紺", "Navy"), ("GRY", "杢グレー", "Grey"),
    ("BEG", "生成り", "Ecru"), ("RED", "えんじ", "Crimson"), ("GRN", "抹茶", "Matcha"),
)  # fmt: skip
_SIZES = (("S", 0), ("M", 15), ("L", 30), ("XL", 45))
# code, name, english, yen, length, width, height (mm), grams, category
_MODELS = (
    ("TS", "天竺Tシャツ", "Jersey T-shirt", 3960, 280, 220, 20, 170, "トップス"),
    ("LS", "長袖Tシャツ", "Long-sleeved T-shirt", 4950, 290, 230, 25, 220, "トップス"),
    ("SW", "裏毛スウェット", "Sweatshirt", 8800, 320, 260, 55, 460, "トップス"),
    ("HD", "パーカー", "Hoodie", 9900, 330, 270, 70, 560, "トップス"),
    ("SH", "オックスフォードシャツ", "Oxford shirt", 8250, 310, 240, 30, 270, "シャツ"),
    ("LN", "リネンシャツ", "Linen shirt", 10450, 310, 240, 25, 240, "シャツ"),
    ("CH", "チノパンツ", "Chinos", 9350, 330, 260, 45, 480, "パンツ"),
    ("DN", "デニム", "Jeans", 12100, 340, 260, 55, 720, "パンツ"),
    ("CD", "カーディガン", "Cardigan", 10780, 320, 260, 50, 390, "ニット"),
    ("KN", "ケーブルニット", "Cable knit", 13200, 330, 270, 80, 620, "ニット"),
    ("SK", "ソックス", "Socks", 1320, 180, 90, 25, 55, "小物"),
)


def products() -> Iterator[NewProduct]:
    """308 variants of eleven models."""
    item = 0
    for model, name, english, price, length, width, height, weight, category in _MODELS:
        for colour, colour_ja, colour_en in _COLOURS:
            for size, heavier in _SIZES:
                item += 1
                yield NewProduct(
                    sku=f"TM-{model}-{colour}-{size}",
                    name=f"{name} {colour_ja} {size}",
                    name_en=f"{english}, {colour_en}, {size}",
                    category=category,
                    price=price,
                    currency="JPY",
                    length_mm=length,
                    width_mm=width,
                    height_mm=height,
                    weight_g=weight + heavier,
                    attributes={"colour": colour_en, "size": size},
                    barcodes=[NewBarcode(jan(FIRM, item))],
                )
