"""Barcodes of the demo's goods: right check digits, one firm number per merchant."""

from portal.domains.catalogue import NewBarcode, check_digit


def jan(firm: str, item: int) -> str:
    """A 13-digit JAN of a firm's (7 digits) item number (0 to 99,999)."""
    body = f"{firm}{item:05d}"
    return body + check_digit(body)


def case_of(jan_code: str, units: int) -> NewBarcode:
    """The ITF-14 of a case of ``units``."""
    body = "1" + jan_code[:12]
    return NewBarcode(body + check_digit(body), "itf", units)
