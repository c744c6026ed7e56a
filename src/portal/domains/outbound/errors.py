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


class WaveMissing(Missing):
    """No such wave here."""

    code = "wave_missing"
    title = "No such wave"


class WaveState(Conflict):
    """``data``: the wave, its present ``status``, the ``verb`` refused and the verbs ``allowed`` now."""

    code = "wave_state"
    title = "The wave's present state does not allow this"


class NothingToPlan(Conflict):
    """No reserved, unheld shipment fits. ``data["left_out"]`` counts the open ones by what keeps them out."""

    code = "nothing_to_plan"
    title = "No shipment is ready for this wave"


class PickMissing(Missing):
    """No such pick or pick list here."""

    code = "pick_missing"
    title = "No such pick"


class PickState(Conflict):
    """The pick was finished, ended short or withdrawn: ``data["status"]``."""

    code = "pick_state"
    title = "Nothing is left to pick here"


class WrongLocation(Conflict):
    """``data``: the code ``scanned`` and the location ``expected``."""

    code = "wrong_location"
    title = "This is another location"


class WrongProduct(Conflict):
    """``data``: the code ``scanned`` and what was ``expected``."""

    code = "wrong_product"
    title = "This is another product"


class TooManyUnits(Conflict):
    """``data``: the units ``scanned`` and the most that was ``expected``."""

    code = "too_many_units"
    title = "These are more units than wanted"


class ShortUnscanned(Conflict):
    """A pick ends short only with every found unit scanned: ``data`` has ``found``, ``scanned`` and ``wanted``."""

    code = "short_unscanned"
    title = "Scan what was found before reporting the rest missing"


class ParcelEmpty(Invalid):
    """A parcel holds at least one scanned unit."""

    code = "parcel_empty"
    title = "Nothing was scanned into the parcel"
