"""Carriers, labels, handovers and tracking.

Owns the operator's contracts with carriers and what happens to a parcel once it is packed. Promises: a parcel carries
one label; it is handed over once, and only with a label that was scanned on it; what a carrier says is kept once, in
whatever order it comes, and what was delivered stays delivered unless it comes back.
States: label bought → voided; handover open → closed; tracking as in rules.TRACKING_STATES.
"""

from portal.domains.shipping.actions.accounts import adapter_of, open_account, revise_account, set_disabled
from portal.domains.shipping.actions.handovers import (
    close_handover,
    keep_manifest,
    open_handover,
    scan_parcel,
    unscan_parcel,
)  # fmt: skip
from portal.domains.shipping.actions.labels import erase_labels, record_label, verify_label, void_label, want_label
from portal.domains.shipping.actions.tracking import track
from portal.domains.shipping.carriers import adapters
from portal.domains.shipping.carriers.base import (
    Access,
    Bought,
    Box,
    CarrierAdapter,
    Place,
    Purchase,
    Quote,
    TrackingUpdate,
)  # fmt: skip
from portal.domains.shipping.errors import (
    AddressNotServed,
    AlreadyOnHandover,
    CarrierAccountMissing,
    CarrierDown,
    CarrierUnknown,
    HandoverClosed,
    HandoverEmpty,
    HandoverMissing,
    HandoverOpen,
    LabelExists,
    LabelMismatch,
    LabelMissing,
    LabelNotVerified,
    ManifestMissing,
    NoCarrier,
    ParcelOversize,
    TrackingNumberTaken,
    TrackingUnreadable,
    WrongCarrier,
    WrongWarehouse,
)  # fmt: skip
from portal.domains.shipping.events import (
    HandoverSigned,
    LabelBought,
    LabelVerified,
    LabelVoided,
    LabelWanted,
    ParcelHandedOver,
    ParcelTracked,
)  # fmt: skip
from portal.domains.shipping.queries.accounts import access, enter_by_hook, get_account, list_accounts
from portal.domains.shipping.queries.finding import TrackedParcel, find_tracked, shipments_of_carrier
from portal.domains.shipping.queries.handovers import (
    get_handover,
    list_handovers,
    manifest_of,
    on_handovers,
    parcels_on,
)  # fmt: skip
from portal.domains.shipping.queries.labels import (
    document_of,
    find_label,
    get_label,
    get_label_by_id,
    labels_of,
    tracking_of,
)  # fmt: skip
from portal.domains.shipping.rules import HANDOVER_STATES, TRACKING_STATES, outcome
from portal.domains.shipping.values import (
    CarrierAccountView,
    HandoverParcelView,
    HandoverView,
    LabelView,
    NewLabel,
    Tracked,
    TrackingEventView,
)  # fmt: skip

__all__ = [
    "HANDOVER_STATES", "TRACKING_STATES", "Access", "AddressNotServed", "AlreadyOnHandover", "Bought", "Box",
    "CarrierAccountMissing", "CarrierAccountView", "CarrierAdapter", "CarrierDown", "CarrierUnknown",
    "HandoverClosed", "HandoverEmpty", "HandoverMissing", "HandoverOpen", "HandoverParcelView", "HandoverSigned",
    "HandoverView", "LabelBought", "LabelExists", "LabelMismatch", "LabelMissing", "LabelNotVerified",
    "LabelVerified", "LabelView", "LabelVoided", "LabelWanted", "ManifestMissing", "NewLabel", "NoCarrier",
    "ParcelHandedOver", "ParcelOversize", "ParcelTracked", "Place", "Purchase", "Quote", "Tracked", "TrackedParcel",
    "TrackingEventView", "TrackingNumberTaken", "TrackingUnreadable", "TrackingUpdate", "WrongCarrier",
    "WrongWarehouse", "access", "adapter_of", "adapters", "close_handover", "document_of", "enter_by_hook",
    "erase_labels", "find_label", "find_tracked", "get_account", "get_handover", "get_label", "get_label_by_id",
    "keep_manifest", "labels_of", "list_accounts", "list_handovers", "manifest_of", "on_handovers", "open_account",
    "open_handover", "outcome", "parcels_on", "record_label", "revise_account", "scan_parcel", "set_disabled",
    "shipments_of_carrier", "track", "tracking_of", "unscan_parcel", "verify_label", "void_label", "want_label",
]  # fmt: skip
