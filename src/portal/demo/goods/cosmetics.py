"""花結コスメ: cosmetics with lots and expiry, standard tax."""

from collections.abc import Iterator

from portal.demo.goods.codes import case_of, jan
from portal.domains.catalogue import NewBarcode, NewProduct

FIRM = "4580001"
_LINES = (
    ("ゆず", "Yuzu"), ("椿", "Camellia"), ("米ぬか", "Rice bran"), ("柚子蜜", "Yuzu honey"), ("桜", "Sakura"),
    ("緑茶", "Green tea"), ("真珠", "Pearl"), ("竹炭", "Bamboo charcoal"),
)  # fmt: skip
# name, english, millilitres, yen, length, width, height (mm), grams, category
_KINDS = (
    ("化粧水", "Lotion", 200, 2640, 55, 55, 170, 240, "スキンケア"),
    ("乳液", "Milk", 150, 2860, 55, 55, 150, 190, "スキンケア"),
    ("美容液", "Serum", 30, 4950, 38, 38, 110, 75, "スキンケア"),
    ("クリーム", "Cream", 50, 3850, 70, 70, 60, 140, "スキンケア"),
    ("洗顔フォーム", "Face wash", 120, 1540, 55, 40, 160, 145, "洗顔"),
    ("クレンジングオイル", "Cleansing oil", 180, 2200, 60, 45, 180, 230, "洗顔"),
    ("シートマスク 5枚", "Sheet mask, 5", 5, 1650, 160, 130, 15, 160, "マスク"),
    ("リップバーム", "Lip balm", 8, 990, 20, 20, 85, 18, "リップ"),
    ("ハンドクリーム", "Hand cream", 60, 1320, 45, 30, 140, 75, "ボディケア"),
    ("ボディソープ", "Body soap", 400, 1760, 80, 60, 200, 460, "ボディケア"),
    ("シャンプー", "Shampoo", 400, 1980, 80, 60, 205, 465, "ヘアケア"),
    ("トリートメント", "Treatment", 400, 1980, 80, 60, 205, 470, "ヘアケア"),
)


def products() -> Iterator[NewProduct]:
    """96 products."""
    for line, (plant, plant_en) in enumerate(_LINES):
        for place, (name, english, amount, price, length, width, height, weight, category) in enumerate(_KINDS):
            code = jan(FIRM, line * 100 + place + 1)
            unit = "ml" if amount > 10 else "枚" if amount == 5 else "g"
            yield NewProduct(
                sku=f"HY-{line + 1:02d}{place + 1:02d}",
                name=f"{plant} {name} {amount}{unit}" if unit != "枚" else f"{plant} {name}",
                name_en=f"{plant_en} {english}",
                category=category,
                price=price + line * 110,
                currency="JPY",
                length_mm=length,
                width_mm=width,
                height_mm=height,
                weight_g=weight,
                tracks_lots=True,
                tracks_expiry=True,
                barcodes=[NewBarcode(code), case_of(code, 24)],
            )
