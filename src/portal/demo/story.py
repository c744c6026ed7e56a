"""`portal demo story`: one order's whole life, walked over HTTP against the running product, a line per station.

It does what people and machines would do there: the buyer orders in the shop, the floor scans, the carrier reports.
"""

import time
from dataclasses import dataclass, field
from typing import Any

import msgspec

from portal.demo import credentials
from portal.demo.client import Client, Refused, wait_for
from portal.kit import clock, signatures
from portal.kit.config import Config
from portal.kit.ids import new_id

_BOX = {"box_code": "60", "length_mm": 260, "width_mm": 190, "height_mm": 140}


@dataclass
class Tale:
    """Who takes part, and what is known so far."""

    shop: Client
    merchant: Client
    operator: Client
    carrier: Client
    carrier_path: str
    carrier_secret: str
    code: str
    began: float = field(default_factory=time.monotonic)
    last: float = field(default_factory=time.monotonic)

    def station(self, name: str, text: str) -> None:
        """Print one station with the time it took and the time since the beginning."""
        now = time.monotonic()
        print(f"{now - self.began:7.2f} s  +{(now - self.last) * 1000:6.0f} ms  {name:<12} {text}", flush=True)
        self.last = now


async def tell(config: Config) -> int:
    """Tell the story to the end; answers the exit code."""
    known = credentials.read(config)
    merchant = known["merchants"][0]
    tale = Tale(
        Client(f"http://127.0.0.1:{config.shop_port}"),
        Client(config.public_url, key=merchant["api_key"]),
        Client(config.public_url),
        Client(config.public_url),
        known["carrier"]["hook_path"],
        known["carrier"]["secret"],
        merchant["code"],
    )
    try:
        tale.operator.sign_in(known["operator"]["email"], known["operator"]["password"])
        _walk(tale)
    except Refused as refused:
        print(f"the story stops here: {refused}")
        return 1
    finally:
        for client in (tale.shop, tale.merchant, tale.operator, tale.carrier):
            client.close()
    return 0


def _walk(tale: Tale) -> None:
    merchant_id = _merchant_id(tale)
    order = _buy(tale)
    shipment = _shipment(tale, order)
    _pick(tale, merchant_id, shipment)
    parcel = _pack(tale, shipment)
    tracking = _label(tale, parcel)
    _hand_over(tale, shipment, parcel)
    _deliver(tale, shipment, tracking)
    _tell_shop(tale, order)
    _mail(tale, order, shipment)
    _charges(tale, order, shipment, parcel)
    _invoice(tale, merchant_id)


def _merchant_id(tale: Tale) -> str:
    merchants = tale.operator.get("/api/operator/v1/merchants")["items"]
    return str(next(found["id"] for found in merchants if found["code"] == tale.code))


def _buy(tale: Tale) -> dict[str, Any]:
    """A buyer orders two products in the shop; its webhook brings the order here."""
    store = tale.shop.get(f"/control/stores/{tale.code}")
    skus = [product["sku"] for product in store["products"]]
    stock = {item["sku"]: item["available"] for item in _all(tale.merchant, "/api/v1/stock")}
    there = [sku for sku in skus if stock.get(sku, 0) >= 5][:2]
    lines = [{"sku": sku, "quantity": number} for number, sku in enumerate(there, 1)]
    bought = tale.shop.post(
        f"/control/stores/{tale.code}/orders", {"lines": lines, "status": "processing", "note": "置き配で"}
    )
    external_id = str(bought["orders"][0])
    tale.station("shop", f"order {external_id} placed: " + ", ".join(f"{x['quantity']} × {x['sku']}" for x in lines))
    order: dict[str, Any] = wait_for("the order", lambda: _order(tale, external_id))
    held = f", held: {order['holds']}" if order.get("held") else ""
    tale.station("order", f"{order['number']} is {order['status']}{held}")
    return order


def _order(tale: Tale, external_id: str) -> dict[str, Any] | None:
    for found in tale.merchant.get("/api/v1/orders", q=external_id)["items"]:
        if found["external_id"] == external_id:
            page = tale.merchant.get(f"/api/v1/orders/{found['id']}")
            return dict(page["order"]) | {"shipments": [found["shipment"] for found in page["shipments"]]}
    return None


def _shipment(tale: Tale, order: dict[str, Any]) -> dict[str, Any]:
    """Its stock was reserved in the transaction that placed it."""
    [shipment] = order["shipments"]
    tale.station("reservation", f"shipment {shipment['number']} is {shipment['status']}")
    return _shipment_of(tale, shipment["id"])


def _shipment_of(tale: Tale, shipment_id: str) -> dict[str, Any]:
    found: dict[str, Any] = tale.operator.get(f"/api/operator/v1/shipments/{shipment_id}")
    return dict(found.get("shipment", found))


def _pick(tale: Tale, merchant_id: str, shipment: dict[str, Any]) -> None:
    """A wave is planned and released; the picker walks the list and scans place and goods of every stop."""
    wave = tale.operator.post(
        "/api/operator/v1/waves",
        {"warehouse_id": shipment["warehouse_id"], "merchant_ids": [merchant_id], "shipment_ids": [shipment["id"]]},
    )
    tale.station("wave", f"{wave['number']} planned for this shipment")
    tale.operator.post(f"/api/operator/v1/waves/{wave['id']}/release")
    lists = tale.operator.get(f"/api/operator/v1/waves/{wave['id']}/pick-lists")
    tale.station("release", f"stock pinned to places; {len(lists)} pick list(s)")
    for listed in lists:
        walk = tale.operator.put(f"/api/operator/v1/pick-lists/{listed['id']}/picker")
        for stop in walk["stops"]:
            _scan(tale, stop)


def _scan(tale: Tale, stop: dict[str, Any]) -> None:
    code = next(code["code"] for code in stop["barcodes"] if code["quantity"] == 1)
    scan = {"location": stop["location_barcode"], "product": code, "quantity": stop["quantity"]}
    tale.operator.post(f"/api/operator/v1/picks/{stop['pick_id']}/scan", scan)
    tale.station("pick", f"{stop['quantity']} × {stop['sku']} from {stop['location_code']}")


def _pack(tale: Tale, shipment: dict[str, Any]) -> dict[str, Any]:
    """Every unit is scanned into a box."""
    bench = tale.operator.get(f"/api/operator/v1/packing/{shipment['number']}")
    scans = [
        {"barcode": next(c["code"] for c in line["barcodes"] if c["quantity"] == 1), "quantity": line["quantity"]}
        for line in bench["lines"]
    ]
    weight = 120 + sum(line["quantity"] * line["weight_g"] for line in bench["lines"])
    packed = tale.operator.post(
        f"/api/operator/v1/shipments/{shipment['id']}/parcels", {**_BOX, "weight_g": weight, "scans": scans}
    )
    parcel: dict[str, Any] = packed["parcel"]
    tale.station("pack", f"parcel {parcel['number']}, {weight} g, every unit scanned")
    return parcel


def _label(tale: Tale, parcel: dict[str, Any]) -> str:
    """The carrier's label comes by itself; its number is scanned against the parcel."""
    path = f"/api/operator/v1/parcels/{parcel['number']}"
    label = wait_for("the label", lambda: tale.operator.find(f"{path}/label"))
    number = str(label["tracking_number"])
    tale.station(
        "label", f"{label['carrier_name']} {label['service']} size {label['size_class']}: {number}, {label['cost']} JPY"
    )
    tale.operator.post(f"{path}/label-check", {"label": number})
    tale.station("label check", "the label's number was scanned on its parcel")
    return number


def _hand_over(tale: Tale, shipment: dict[str, Any], parcel: dict[str, Any]) -> None:
    """The driver takes the parcel and signs the manifest."""
    account = tale.operator.get("/api/operator/v1/carrier-accounts")[0]
    warehouse_id = shipment["warehouse_id"]
    open_ones = tale.operator.get("/api/operator/v1/handovers", status="open", warehouse_id=warehouse_id)["items"]
    handover = open_ones[0] if open_ones else tale.operator.post(
        "/api/operator/v1/handovers", {"warehouse_id": warehouse_id, "carrier_account_id": account["id"]}
    )  # fmt: skip
    base = f"/api/operator/v1/handovers/{handover['id']}"
    tale.operator.post(f"{base}/parcels", {"parcel": parcel["number"]})
    closed = tale.operator.post(f"{base}/close", {"signed_by": "運転手 佐藤"})
    tale.station("handover", f"manifest {closed['number']} signed with {closed['parcels']} parcel(s)")


def _deliver(tale: Tale, shipment: dict[str, Any], tracking: str) -> None:
    """The driver's device reports, signed, until the parcel is delivered."""
    for code in ("picked_up", "in_transit", "out_for_delivery", "delivered"):
        event = {"tracking_number": tracking, "code": code, "occurred_at": clock.now().isoformat(), "place": "東京"}
        body = msgspec.json.encode({"events": [event]})
        tale.carrier.post_raw(tale.carrier_path, body, signatures.signed(tale.carrier_secret, str(new_id()), body))
    wait_for("the delivery", lambda: _status(tale, shipment) == "delivered")
    tale.station("tracking", "picked up, in transit, out for delivery, delivered")


def _status(tale: Tale, shipment: dict[str, Any]) -> str:
    return str(_shipment_of(tale, shipment["id"])["status"])


def _tell_shop(tale: Tale, order: dict[str, Any]) -> None:
    """The shop shows the order as completed, with its tracking number."""
    path = f"/control/stores/{tale.code}/orders/{order['external_id']}"
    told = wait_for("the shop's news", lambda: _completed(tale.shop.get(path)))
    numbers = [meta["value"] for meta in told["meta_data"] if meta["key"] == "_tracking_number"]
    tale.station("shop told", f"order {order['external_id']} is completed, tracking {', '.join(map(str, numbers))}")


def _completed(order: dict[str, Any]) -> dict[str, Any] | None:
    return order if order["status"] == "completed" else None


def _mail(tale: Tale, order: dict[str, Any], shipment: dict[str, Any]) -> None:
    """The buyer was mailed when it left and when it arrived."""
    mails = wait_for("two mails to the buyer", lambda: _mails_about(tale, (order["id"], shipment["id"])))
    tale.station("buyer told", "; ".join(mail["subject"] for mail in mails))


def _mails_about(tale: Tale, subjects: tuple[str, str]) -> list[dict[str, Any]]:
    path = "/api/operator/v1/mails"
    mails = [mail for subject in subjects for mail in tale.operator.get(path, document_id=subject)["items"]]
    return mails if len([mail for mail in mails if mail["status"] == "sent"]) >= 2 else []


def _charges(tale: Tale, order: dict[str, Any], shipment: dict[str, Any], parcel: dict[str, Any]) -> None:
    """Each operation became a charge that explains itself."""
    about = (order["id"], shipment["id"], parcel["id"])
    charges = wait_for("the charges", lambda: _charges_about(tale, about))
    tale.station("charges", f"{len(charges)} lines, {sum(charge['amount'] for charge in charges)} JPY without tax")
    for charge in charges:
        print(f"{'':32}{charge['sentence']['ja']}")


def _charges_about(tale: Tale, subjects: tuple[str, ...]) -> list[dict[str, Any]]:
    found = [charge for subject in subjects for charge in _all(tale.merchant, "/api/v1/charges", document_id=subject)]
    kinds = {charge["kind"] for charge in found}
    return found if kinds >= {"order", "pick", "pack", "parcel", "label"} else []


def _invoice(tale: Tale, merchant_id: str) -> None:
    """The month so far becomes a draft: a line per rate, tax per tax rate rounded once."""
    month = {"month": f"{clock.date_in('Asia/Tokyo'):%Y-%m}"}
    invoice = tale.operator.post(f"/api/operator/v1/merchants/{merchant_id}/invoices", month)
    tale.station(
        "invoice", f"{invoice['status']} for {month['month']}: {invoice['subtotal']} + tax {invoice['tax']}"
        f" = {invoice['total']} {invoice['currency']}"
    )  # fmt: skip
    for line in invoice["lines"]:
        print(f"{'':32}{line['label']}: {line['quantity']} × {float(line['unit_price']):g} = {line['amount']}")


def _all(client: Client, path: str, **query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        page = client.get(path, limit=200, **query, **({"cursor": cursor} if cursor else {}))
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found
