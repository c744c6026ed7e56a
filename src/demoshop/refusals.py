"""How the real store says no: a code, a message, a status. Apart because every door raises it and one place answers."""

from demoshop.wire import Json


class Refusal(Exception):
    """A request that cannot be met, in WooCommerce's shape."""

    def __init__(self, status: int, code: str, message: str, **more: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.more = more

    def body(self) -> Json:
        """``{code, message, data: {status, …}}``"""
        return {"code": self.code, "message": self.message, "data": {"status": self.status, **self.more}}


def invalid_param(name: str, message: str, code: str = "rest_invalid_param") -> Refusal:
    """A parameter that WordPress itself turns down."""
    return Refusal(
        400, "rest_invalid_param", f"Invalid parameter(s): {name}",
        params={name: message}, details={name: {"code": code, "message": message, "data": None}},
    )  # fmt: skip


def no_route() -> Refusal:
    """There is nothing at that address."""
    return Refusal(404, "rest_no_route", "No route was found matching the URL and request method.")


def unknown(kind: str, status: int = 404) -> Refusal:
    """There is no such order, product or webhook."""
    return Refusal(status, f"woocommerce_rest_{kind}_invalid_id", "Invalid ID.")
