"""Prefectures of Japan, the delivery areas they lie in, and how to tell them from an address as people write it.

A postal code tells the prefecture by its first two digits (source: Japan Post's numbering), with a few border villages
as exceptions; so what the address says itself comes first.
"""

# Areas from north to south; the number is the place on that way, so that a difference is a distance.
AREAS = {
    "hokkaido": 0, "north_tohoku": 2, "south_tohoku": 3, "kanto": 4, "shinetsu": 4, "hokuriku": 5, "chubu": 5,
    "kansai": 6, "chugoku": 7, "shikoku": 7, "kyushu": 8, "okinawa": 12,
}  # fmt: skip

# In the order of the official prefecture numbers 1 to 47: name, romaji, area.
_PREFECTURES = (
    ("北海道", "hokkaido", "hokkaido"), ("青森県", "aomori", "north_tohoku"), ("岩手県", "iwate", "north_tohoku"),
    ("宮城県", "miyagi", "south_tohoku"), ("秋田県", "akita", "north_tohoku"), ("山形県", "yamagata", "south_tohoku"),
    ("福島県", "fukushima", "south_tohoku"), ("茨城県", "ibaraki", "kanto"), ("栃木県", "tochigi", "kanto"),
    ("群馬県", "gunma", "kanto"), ("埼玉県", "saitama", "kanto"), ("千葉県", "chiba", "kanto"),
    ("東京都", "tokyo", "kanto"), ("神奈川県", "kanagawa", "kanto"), ("新潟県", "niigata", "shinetsu"),
    ("富山県", "toyama", "hokuriku"), ("石川県", "ishikawa", "hokuriku"), ("福井県", "fukui", "hokuriku"),
    ("山梨県", "yamanashi", "kanto"), ("長野県", "nagano", "shinetsu"), ("岐阜県", "gifu", "chubu"),
    ("静岡県", "shizuoka", "chubu"), ("愛知県", "aichi", "chubu"), ("三重県", "mie", "chubu"),
    ("滋賀県", "shiga", "kansai"), ("京都府", "kyoto", "kansai"), ("大阪府", "osaka", "kansai"),
    ("兵庫県", "hyogo", "kansai"), ("奈良県", "nara", "kansai"), ("和歌山県", "wakayama", "kansai"),
    ("鳥取県", "tottori", "chugoku"), ("島根県", "shimane", "chugoku"), ("岡山県", "okayama", "chugoku"),
    ("広島県", "hiroshima", "chugoku"), ("山口県", "yamaguchi", "chugoku"), ("徳島県", "tokushima", "shikoku"),
    ("香川県", "kagawa", "shikoku"), ("愛媛県", "ehime", "shikoku"), ("高知県", "kochi", "shikoku"),
    ("福岡県", "fukuoka", "kyushu"), ("佐賀県", "saga", "kyushu"), ("長崎県", "nagasaki", "kyushu"),
    ("熊本県", "kumamoto", "kyushu"), ("大分県", "oita", "kyushu"), ("宮崎県", "miyazaki", "kyushu"),
    ("鹿児島県", "kagoshima", "kyushu"), ("沖縄県", "okinawa", "okinawa"),
)  # fmt: skip

# First two digits of a postal code, from-to, and the number of the prefecture.
_POSTAL = (
    (0, 0, 1), (1, 1, 5), (2, 2, 3), (3, 3, 2), (4, 9, 1), (10, 20, 13), (21, 25, 14), (26, 29, 12), (30, 31, 8),
    (32, 32, 9), (33, 36, 11), (37, 37, 10), (38, 39, 20), (40, 40, 19), (41, 43, 22), (44, 49, 23), (50, 50, 21),
    (51, 51, 24), (52, 52, 25), (53, 59, 27), (60, 62, 26), (63, 63, 29), (64, 64, 30), (65, 67, 28), (68, 68, 31),
    (69, 69, 32), (70, 71, 33), (72, 73, 34), (74, 75, 35), (76, 76, 37), (77, 77, 36), (78, 78, 39), (79, 79, 38),
    (80, 83, 40), (84, 84, 41), (85, 85, 42), (86, 86, 43), (87, 87, 44), (88, 88, 45), (89, 89, 46), (90, 90, 47),
    (91, 91, 18), (92, 92, 17), (93, 93, 16), (94, 95, 15), (96, 97, 7), (98, 98, 4), (99, 99, 6),
)  # fmt: skip


def area_of(region: str, postal_code: str) -> str | None:
    """The delivery area of an address: by its prefecture (東京都, 東京, Tokyo, Tokyo-to, JP-13, JP13), else by its
    postal code; None when neither says."""
    number = _number_of(region.strip()) or _number_by_postal_code(postal_code)
    return _PREFECTURES[number - 1][2] if number else None


def _number_of(region: str) -> int | None:
    code = region.upper().removeprefix("JP").removeprefix("-")
    if code.isascii() and code.isdigit():
        return int(code) if 1 <= int(code) <= len(_PREFECTURES) else None
    plain = region.lower().replace("ō", "o").replace("ū", "u")
    for number, (name, romaji, _) in enumerate(_PREFECTURES, start=1):
        if region in (name, name[:-1]) or plain.split("-")[0].split(" ")[0] == romaji:
            return number
    return None


def _number_by_postal_code(postal_code: str) -> int | None:
    digits = "".join(sign for sign in postal_code if sign.isascii() and sign.isdigit())
    if len(digits) != 7:
        return None
    first = int(digits[:2])
    return next((number for low, high, number in _POSTAL if low <= first <= high), None)
