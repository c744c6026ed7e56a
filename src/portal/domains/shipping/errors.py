"""What shipping refuses."""

from portal.kit.errors import Conflict, Invalid, Missing, Unavailable


class CarrierAccountMissing(Missing):
    """No such carrier account here."""

    code = "carrier_account_missing"
    title = "No such carrier account"


class CarrierUnknown(Invalid):
    """We have no adapter for this carrier."""

    code = "carrier_unknown"
    title = "This carrier is not supported"


class NoCarrier(Conflict):
    """No carrier account is enabled."""

    code = "no_carrier"
    title = "There is no enabled carrier account"


class AddressNotServed(Invalid):
    """The carrier does not go there; ``data`` names the ``party`` (sender or recipient) and where it is."""

    code = "address_not_served"
    title = "The carrier does not serve this address"


class ParcelOversize(Invalid):
    """Too large or too heavy; ``data["largest"]`` is what the carrier takes."""

    code = "parcel_oversize"
    title = "The parcel is larger or heavier than the carrier takes"


class CarrierDown(Unavailable):
    """The carrier does not answer in time."""

    code = "carrier_down"
    title = "The carrier does not answer"


class TrackingUnreadable(Invalid):
    """A carrier's message that cannot be read; ``fields`` says where."""

    code = "tracking_unreadable"
    title = "The tracking message cannot be read"


class TrackingNumberTaken(Conflict):
    """Another parcel has this tracking number."""

    code = "tracking_number_taken"
    title = "This tracking number belongs to another parcel"


class LabelMissing(Missing):
    """The parcel has no label, or not yet."""

    code = "label_missing"
    title = "The parcel has no label"


class LabelExists(Conflict):
    """The parcel has a label that must be voided first."""

    code = "label_exists"
    title = "The parcel has a label"


class LabelMismatch(Conflict):
    """The scanned label belongs to another parcel: ``data["expected"]`` and ``data["scanned"]``."""

    code = "label_mismatch"
    title = "This label belongs to another parcel"


class LabelNotVerified(Conflict):
    """The label's number was not scanned against the parcel yet."""

    code = "label_not_verified"
    title = "Scan the label against the parcel first"


class HandoverMissing(Missing):
    """No such handover here."""

    code = "handover_missing"
    title = "No such handover"


class HandoverOpen(Conflict):
    """One is open for this warehouse and carrier already: ``data["handover_id"]``."""

    code = "handover_open"
    title = "A handover to this carrier is open already"


class HandoverClosed(Conflict):
    """A closed handover takes no more parcels."""

    code = "handover_closed"
    title = "The handover is closed"


class HandoverEmpty(Conflict):
    """Nothing was scanned."""

    code = "handover_empty"
    title = "No parcel was scanned for this handover"


class ManifestMissing(Missing):
    """A handover has its manifest within seconds after it was closed."""

    code = "manifest_missing"
    title = "The handover is still open, or was closed just now"


class WrongCarrier(Conflict):
    """The parcel's label is of another carrier account: ``data["expected"]`` and ``data["label_of"]``."""

    code = "wrong_carrier"
    title = "The parcel goes with another carrier"


class WrongWarehouse(Conflict):
    """The parcel was packed in another warehouse."""

    code = "parcel_of_another_warehouse"
    title = "The parcel belongs to another warehouse"


class AlreadyOnHandover(Conflict):
    """The parcel stands on another handover: ``data["handover_id"]``."""

    code = "already_on_handover"
    title = "The parcel was scanned for another handover"
