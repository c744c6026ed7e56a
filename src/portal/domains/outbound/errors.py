"""What outbound refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class ShipmentMissing(Missing):
    """No such shipment here."""

    code = "shipment_missing"
    title = "No such shipment"


class ShipmentState(Conflict):
    """``data``: the shipment, its present ``status``, the ``verb`` refused and the verbs ``allowed`` now."""

    code = "shipment_state"
    title = "The shipment's present state does not allow this"


class ShipmentHeld(Conflict):
    """An open hold stops the shipment. ``data["shipment_ids"]`` names the held ones."""

    code = "shipment_held"
    title = "The shipment is on hold"


class ShipmentEmpty(Invalid):
    """A shipment needs at least one line, each of at least one unit."""

    code = "shipment_empty"
    title = "A shipment needs lines"


class ParcelMissing(Missing):
    """No such parcel here."""

    code = "parcel_missing"
    title = "No such parcel"


class ParcelState(Conflict):
    """``data``: the parcel, its present ``status``, the ``verb`` refused and the verbs ``allowed`` now."""

    code = "parcel_state"
    title = "The parcel's present state does not allow this"
