"""Carriers as operators use them, labels, handovers and where parcels are."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.shipping.rules import HANDOVER_STATES, LABEL_STATES, TRACKING_STATES
from portal.kit.tables import Amount, Base, OfMerchant, OfOperator, Stamped, of_merchant, of_operator, one_of


class CarrierAccount(Stamped, OfOperator, Base):
    """An operator's contract with a carrier: which adapter, its sealed credentials, its settings and rate table.

    ``hook_token`` is the unguessable end of the address that the carrier reports to.
    """

    __tablename__ = "carrier_accounts"
    carrier: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    credentials: Mapped[bytes | None] = mapped_column(LargeBinary)
    settings: Mapped[dict[str, Any]]
    hook_token: Mapped[str] = mapped_column(unique=True)
    disabled_at: Mapped[datetime | None]
    __table_args__ = (of_operator(to="operators"), UniqueConstraint("operator_id", "code"))


class Label(Stamped, OfMerchant, Base):
    """A carrier's document for one parcel. ``cost`` in minor units; ``verified_at``: scanned on the parcel.

    ``ready``: verified and not voided; a manifest's row refers to it, so that no other parcel can be handed over.
    """

    __tablename__ = "labels"
    parcel_id: Mapped[UUID]
    shipment_id: Mapped[UUID]
    carrier_account_id: Mapped[UUID]
    carrier: Mapped[str]
    carrier_name: Mapped[str]
    service: Mapped[str]
    size_class: Mapped[int]
    zone: Mapped[str]
    tracking_number: Mapped[str]
    status: Mapped[str] = mapped_column(default="bought")
    cost: Mapped[Amount]
    currency: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary)
    tracking_status: Mapped[str] = mapped_column(default="label_created")
    verified_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    ready: Mapped[bool] = mapped_column(Computed("verified_at is not null and status = 'bought'", persisted=True))
    __table_args__ = (
        of_merchant("parcel_id", "parcels"),
        of_merchant("shipment_id", "shipments"),
        of_operator("carrier_account_id", to="carrier_accounts"),
        UniqueConstraint("operator_id", "carrier", "tracking_number"),
        UniqueConstraint("operator_id", "id", "merchant_id", "ready", name="uq_labels_ready"),
        Index("uq_labels_parcel", "operator_id", "parcel_id", unique=True, postgresql_where="status = 'bought'"),
        Index("ix_labels_shipment", "operator_id", "shipment_id"),
        Index("ix_labels_tracking", "operator_id", "tracking_number"),
        one_of("status", LABEL_STATES),
        one_of("tracking_status", TRACKING_STATES),
    )


class Handover(Stamped, OfOperator, Base):
    """Parcels given to a carrier at a time. Its manifest is frozen when it is closed."""

    __tablename__ = "handovers"
    number: Mapped[str]
    warehouse_id: Mapped[UUID]
    carrier_account_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(default="open")
    signed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    manifest: Mapped[bytes | None] = mapped_column(LargeBinary)
    __table_args__ = (
        of_operator("warehouse_id", to="warehouses"),
        of_operator("carrier_account_id", to="carrier_accounts"),
        UniqueConstraint("operator_id", "number"),
        Index(
            "uq_handovers_open",
            "operator_id",
            "warehouse_id",
            "carrier_account_id",
            unique=True,
            postgresql_where="status = 'open'",
        ),
        one_of("status", HANDOVER_STATES),
    )


class HandoverParcel(OfMerchant, Base):
    """A parcel on a manifest. A parcel is handed over once, and only with a label that is ready."""

    __tablename__ = "handover_parcels"
    handover_id: Mapped[UUID]
    parcel_id: Mapped[UUID]
    shipment_id: Mapped[UUID]
    label_id: Mapped[UUID]
    label_ready: Mapped[bool] = mapped_column(default=True)
    scanned_at: Mapped[datetime]
    scanned_by: Mapped[str]
    __table_args__ = (
        of_operator("handover_id", to="handovers"),
        of_merchant("parcel_id", "parcels"),
        ForeignKeyConstraint(
            ["operator_id", "label_id", "merchant_id", "label_ready"],
            ["labels.operator_id", "labels.id", "labels.merchant_id", "labels.ready"],
            name="fk_handover_parcels_label_ready",
        ),
        CheckConstraint("label_ready", name="label_ready"),
        UniqueConstraint("operator_id", "merchant_id", "parcel_id"),
        Index("ix_handover_parcels_handover", "operator_id", "handover_id"),
    )


class TrackingEvent(OfMerchant, Base):
    """What a carrier said about a parcel, normalised, with its own words kept."""

    __tablename__ = "tracking_events"
    label_id: Mapped[UUID]
    shipment_id: Mapped[UUID]
    status: Mapped[str]
    raw_code: Mapped[str]
    raw_text: Mapped[str]
    place: Mapped[str]
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]
    fingerprint: Mapped[str]
    __table_args__ = (
        of_merchant("label_id", "labels"),
        UniqueConstraint("operator_id", "merchant_id", "label_id", "fingerprint"),
        Index("ix_tracking_events_shipment", "operator_id", "shipment_id", "occurred_at"),
        one_of("status", TRACKING_STATES),
    )
