"""Addresses and contacts in the one spelling that labels, searches and comparisons share.

Nothing is guessed: what cannot be recognised stays as it was sent.
"""

import re
import unicodedata

import phonenumbers

from portal.domains.orders.values import Address

PREFECTURES = (
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
)  # fmt: skip
_ROMAN = (
    "hokkaido", "aomori", "iwate", "miyagi", "akita", "yamagata", "fukushima", "ibaraki", "tochigi", "gunma",
    "saitama", "chiba", "tokyo", "kanagawa", "niigata", "toyama", "ishikawa", "fukui", "yamanashi", "nagano",
    "gifu", "shizuoka", "aichi", "mie", "shiga", "kyoto", "osaka", "hyogo", "nara", "wakayama",
    "tottori", "shimane", "okayama", "hiroshima", "yamaguchi", "tokushima", "kagawa", "ehime", "kochi", "fukuoka",
    "saga", "nagasaki", "kumamoto", "oita", "miyazaki", "kagoshima", "okinawa",
)  # fmt: skip
_BY_NAME = dict(zip(_ROMAN, PREFECTURES, strict=True)) | {full[:-1]: full for full in PREFECTURES}
_ROMAN_ENDING = re.compile(r"[ -](?:to|fu|ken|prefecture)$")
# Countries and territories that have no postal code to give.
_WITHOUT_POSTAL_CODE = frozenset({"HK", "MO", "AE", "QA", "PA", "FJ"})
_CODE = re.compile(r"(?:JP-?)?(\d{1,2})", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9]")
# A Japanese number as it is dialled at home; most are, and reading them so spares the library's 150 microseconds.
_AT_HOME = re.compile(r"0[1-9][0-9]{8,9}")
_PHONE_MARKS = re.compile(r"[-() ]")


def clean(text: str) -> str:
    """NFKC, trimmed, runs of white space as one space: full-width letters and digits become plain ones."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def clean_address(given: Address) -> Address:
    """The address in its normal form."""
    country = clean(given.country).upper() or "JP"
    return Address(
        name=clean(given.name),
        postal_code=postal_code(given.postal_code, country),
        country=country,
        region=region(given.region, country),
        city=clean(given.city),
        line1=clean(given.line1),
        line2=clean(given.line2),
        phone=phone(given.phone, country),
    )


def postal_code(given: str, country: str) -> str:
    """Japanese codes as ``NNN-NNNN``, whatever marks and widths they came with."""
    text = clean(given).upper()
    digits = _NOT_DIGIT.sub("", text)
    if country == "JP" and len(digits) == 7:
        return f"{digits[:3]}-{digits[3:]}"
    return text


def is_postal_code(text: str, country: str) -> bool:
    """Whether a normalised code can be one of this country."""
    if country == "JP":
        return len(text) == 8 and text[3] == "-" and _NOT_DIGIT.sub("", text) == text[:3] + text[4:]
    return bool(text) or country in _WITHOUT_POSTAL_CODE


def is_country(code: str) -> bool:
    """Whether this is a country that telephone numbers are known for, which every inhabited one is."""
    return code in phonenumbers.SUPPORTED_REGIONS


def region(given: str, country: str) -> str:
    """A Japanese prefecture by its name in Japanese: from ``JP13``, ``13``, ``Tokyo`` or ``東京``."""
    text = clean(given)
    if country != "JP" or not text or text in PREFECTURES:
        return text
    code = _CODE.fullmatch(text)
    if code and 1 <= int(code[1]) <= len(PREFECTURES):
        return PREFECTURES[int(code[1]) - 1]
    return _BY_NAME.get(_ROMAN_ENDING.sub("", text.casefold()), text)


def phone(given: str, country: str) -> str:
    """E.164 when it is a number that can exist in the country or says its own; else as it was sent."""
    text = clean(given)
    if not text:
        return ""
    dialled = _PHONE_MARKS.sub("", text)
    if country == "JP" and _AT_HOME.fullmatch(dialled):
        return "+81" + dialled[1:]
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_possible_number(number):
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(given: str) -> str:
    """Lower case and trimmed."""
    return clean(given).lower()
