"""みなと食品: groceries at the reduced tax rate, with expiry, some of them chilled."""

from collections.abc import Iterator

from portal.demo.goods.codes import case_of, jan
from portal.domains.catalogue import NewBarcode, NewProduct

FIRM = "4580003"
# name, english, yen, length, width, height (mm), grams, category, temperature, varieties
_GOODS = (
    ("味噌", "Miso", 864, 130, 110, 80, 780, "調味料", "chilled", ("白", "赤", "麦", "合わせ", "米麹")),
    ("醤油 500ml", "Soy sauce", 972, 70, 70, 240, 640, "調味料", "ambient", ("濃口", "薄口", "たまり", "再仕込み")),
    ("だしパック 20袋", "Dashi bags", 1296, 220, 150, 40, 210, "調味料", "ambient", ("かつお", "いりこ", "昆布", "あご")),
    ("米 5kg", "Rice", 3480, 400, 270, 90, 5050, "米", "ambient", ("コシヒカリ", "ゆめぴりか", "つや姫", "ひとめぼれ")),
    ("干物セット", "Dried fish set", 3240, 300, 220, 60, 900, "海産", "chilled", ("アジ", "サバ", "ホッケ", "キンメ")),
    ("海苔 10枚", "Nori", 756, 230, 210, 10, 45, "海産", "ambient", ("有明", "瀬戸内", "味付", "韓国風")),
    ("煎餅", "Rice crackers", 540, 240, 180, 60, 140, "菓子", "ambient", ("醤油", "胡麻", "海老", "ざらめ", "青海苔")),
    ("羊羹", "Yokan", 702, 180, 60, 45, 330, "菓子", "ambient", ("小豆", "抹茶", "栗", "黒糖")),
    ("最中 6個", "Monaka", 1188, 220, 150, 50, 320, "菓子", "ambient", ("粒あん", "白あん", "柚子", "栗")),
    ("煎茶 100g", "Sencha", 1080, 210, 110, 30, 115, "茶", "ambient", ("深蒸し", "浅蒸し", "新茶", "くき茶")),
    ("ほうじ茶 100g", "Hojicha", 756, 230, 120, 60, 115, "茶", "ambient", ("浅炒り", "深炒り", "茎", "加賀")),
    ("うどん 3食", "Udon", 648, 250, 160, 50, 620, "麺", "ambient", ("讃岐", "稲庭", "五島", "きしめん")),
    ("そば 3食", "Soba", 702, 250, 160, 40, 480, "麺", "ambient", ("十割", "二八", "更科", "とろろ")),
    ("ジャム 150g", "Jam", 810, 65, 65, 90, 260, "瓶詰", "ambient", ("いちご", "ゆず", "ブルーベリー", "りんご")),
    ("梅干し 300g", "Pickled plums", 1404, 120, 120, 90, 360, "漬物", "chilled", ("紀州", "しそ", "はちみつ", "減塩")),
    ("レトルトカレー", "Curry", 486, 170, 130, 20, 220, "惣菜", "ambient", ("ビーフ", "チキン", "野菜", "キーマ", "牡蠣")),
    ("ドレッシング 200ml", "Dressing", 594, 55, 55, 170, 250, "調味料", "ambient", ("胡麻", "玉ねぎ", "青じそ", "人参")),
    ("缶詰 150g", "Canned fish", 432, 85, 85, 35, 190, "海産", "ambient", ("サバ水煮", "サバ味噌", "イワシ", "サンマ")),
)  # fmt: skip


def products() -> Iterator[NewProduct]:
    """75 products."""
    item = 0
    for kind, (name, english, price, length, width, height, weight, category, temperature, kinds) in enumerate(_GOODS):
        for place, variety in enumerate(kinds):
            item += 1
            code = jan(FIRM, item)
            yield NewProduct(
                sku=f"MF-{kind + 1:02d}-{place + 1}",
                name=f"{variety} {name}",
                name_en=f"{english} {place + 1}",
                category=category,
                tax_class="reduced",
                price=price + place * 54,
                currency="JPY",
                length_mm=length,
                width_mm=width,
                height_mm=height,
                weight_g=weight,
                temperature=temperature,
                tracks_lots=True,
                tracks_expiry=True,
                barcodes=[NewBarcode(code), case_of(code, 12)],
            )
