"""Carrier accounts, labels, handovers and tracking."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "carrier_accounts",
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("credentials", sa.LargeBinary(), nullable=True),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("hook_token", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.operator_id"], name=op.f("fk_carrier_accounts_operator_id")
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_carrier_accounts")),
        sa.UniqueConstraint("hook_token", name=op.f("uq_carrier_accounts_hook_token")),
        sa.UniqueConstraint("operator_id", "code", name=op.f("uq_carrier_accounts_operator_id_code")),
    )
    op.create_table(
        "labels",
        sa.Column("parcel_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("carrier_account_id", sa.Uuid(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("carrier_name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("size_class", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("tracking_number", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("tracking_status", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "ready",
            sa.Boolean(),
            sa.Computed("verified_at is not null and status = 'bought'", persisted=True),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('bought', 'voided')", name=op.f("ck_labels_status")),
        sa.CheckConstraint(
            "tracking_status in ('label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'delivery_attempted', 'available_for_pickup', 'exception', 'returned_to_sender', 'lost')",
            name=op.f("ck_labels_tracking_status"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "carrier_account_id"],
            ["carrier_accounts.operator_id", "carrier_accounts.id"],
            name=op.f("fk_labels_operator_id_carrier_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "parcel_id", "merchant_id"],
            ["parcels.operator_id", "parcels.id", "parcels.merchant_id"],
            name=op.f("fk_labels_operator_id_parcel_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_id", "merchant_id"],
            ["shipments.operator_id", "shipments.id", "shipments.merchant_id"],
            name=op.f("fk_labels_operator_id_shipment_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_labels")),
        sa.UniqueConstraint(
            "operator_id", "carrier", "tracking_number", name=op.f("uq_labels_operator_id_carrier_tracking_number")
        ),
        sa.UniqueConstraint("operator_id", "id", "merchant_id", "ready", name="uq_labels_ready"),
    )
    op.create_index("ix_labels_shipment", "labels", ["operator_id", "shipment_id"], unique=False)
    op.create_index(
        "uq_labels_parcel", "labels", ["operator_id", "parcel_id"], unique=True, postgresql_where="status = 'bought'"
    )
    op.create_table(
        "handovers",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("carrier_account_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("manifest", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('open', 'closed')", name=op.f("ck_handovers_status")),
        sa.ForeignKeyConstraint(
            ["operator_id", "carrier_account_id"],
            ["carrier_accounts.operator_id", "carrier_accounts.id"],
            name=op.f("fk_handovers_operator_id_carrier_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_handovers_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("operator_id", "number", name=op.f("uq_handovers_operator_id_number")),
    )
    op.create_index(
        "uq_handovers_open",
        "handovers",
        ["operator_id", "warehouse_id", "carrier_account_id"],
        unique=True,
        postgresql_where="status = 'open'",
    )
    op.create_table(
        "handover_parcels",
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("parcel_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("label_id", sa.Uuid(), nullable=False),
        sa.Column("label_ready", sa.Boolean(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scanned_by", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "handover_id"],
            ["handovers.operator_id", "handovers.id"],
            name=op.f("fk_handover_parcels_operator_id_handover_id"),
        ),
        sa.CheckConstraint("label_ready", name=op.f("ck_handover_parcels_label_ready")),
        sa.ForeignKeyConstraint(
            ["operator_id", "label_id", "merchant_id", "label_ready"],
            ["labels.operator_id", "labels.id", "labels.merchant_id", "labels.ready"],
            name="fk_handover_parcels_label_ready",
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "parcel_id", "merchant_id"],
            ["parcels.operator_id", "parcels.id", "parcels.merchant_id"],
            name=op.f("fk_handover_parcels_operator_id_parcel_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_handover_parcels")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "parcel_id",
            name=op.f("uq_handover_parcels_operator_id_merchant_id_parcel_id"),
        ),
    )
    op.create_index("ix_handover_parcels_handover", "handover_parcels", ["operator_id", "handover_id"], unique=False)
    op.create_table(
        "tracking_events",
        sa.Column("label_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("raw_code", sa.Text(), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'delivery_attempted', 'available_for_pickup', 'exception', 'returned_to_sender', 'lost')",
            name=op.f("ck_tracking_events_status"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "label_id", "merchant_id"],
            ["labels.operator_id", "labels.id", "labels.merchant_id"],
            name=op.f("fk_tracking_events_operator_id_label_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_tracking_events")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "label_id",
            "fingerprint",
            name=op.f("uq_tracking_events_operator_id_merchant_id_label_id_fingerprint"),
        ),
    )
    op.create_index(
        "ix_tracking_events_shipment", "tracking_events", ["operator_id", "shipment_id", "occurred_at"], unique=False
    )
    ddl.operator_owned("carrier_accounts", operator=ddl.EDIT)
    ddl.door("carrier_accounts", "hook_token = KEY")
    ddl.merchant_owned("labels", operator=ddl.EDIT, merchant=ddl.READ)
    ddl.operator_owned("handovers", operator=ddl.EDIT)
    ddl.merchant_owned("handover_parcels", merchant=ddl.READ)
    ddl.merchant_owned("tracking_events", operator=ddl.APPEND, merchant=ddl.READ)


def downgrade() -> None:
    op.drop_table("tracking_events")
    op.drop_table("handover_parcels")
    op.drop_table("handovers")
    op.drop_table("labels")
    op.drop_table("carrier_accounts")
