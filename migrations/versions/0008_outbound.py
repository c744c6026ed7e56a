"""Shipments, waves, picks and parcels."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waves",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("planned_by", sa.Text(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("method in ('discrete', 'single_item', 'cluster', 'zone')", name=op.f("ck_waves_method")),
        sa.CheckConstraint(
            "status in ('planned', 'released', 'picking', 'picked', 'closed', 'cancelled')",
            name=op.f("ck_waves_status"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_waves_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_waves")),
        sa.UniqueConstraint("operator_id", "number", name=op.f("uq_waves_operator_id_number")),
    )
    op.create_index("ix_waves_recent", "waves", ["operator_id", "warehouse_id", "id"], unique=False)
    op.create_table(
        "pick_lists",
        sa.Column("wave_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("picker", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "wave_id"],
            ["waves.operator_id", "waves.id"],
            name=op.f("fk_pick_lists_operator_id_wave_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_pick_lists")),
        sa.UniqueConstraint("operator_id", "number", name=op.f("uq_pick_lists_operator_id_number")),
    )
    op.create_index("ix_pick_lists_wave", "pick_lists", ["operator_id", "wave_id"], unique=False)
    op.create_table(
        "shipments",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("wave_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ship_name", sa.Text(), nullable=False),
        sa.Column("ship_postal_code", sa.Text(), nullable=False),
        sa.Column("ship_country", sa.Text(), nullable=False),
        sa.Column("ship_region", sa.Text(), nullable=False),
        sa.Column("ship_city", sa.Text(), nullable=False),
        sa.Column("ship_line1", sa.Text(), nullable=False),
        sa.Column("ship_line2", sa.Text(), nullable=False),
        sa.Column("ship_phone", sa.Text(), nullable=False),
        sa.Column("requested_date", sa.Date(), nullable=True),
        sa.Column("requested_slot", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("unit_count", sa.Integer(), nullable=False),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('draft', 'awaiting_stock', 'reserved', 'released', 'picking', 'picked', 'packed', 'handed_over', 'delivered', 'cancelled', 'delivery_failed', 'returned')",
            name=op.f("ck_shipments_status"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_shipments_operator_id_warehouse_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "wave_id"], ["waves.operator_id", "waves.id"], name=op.f("fk_shipments_operator_id_wave_id")
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_shipments")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "number", name=op.f("uq_shipments_operator_id_merchant_id_number")
        ),
    )
    op.create_index(
        "ix_shipments_held", "shipments", ["operator_id", "id"], unique=False, postgresql_where=sa.text("held")
    )
    op.create_index("ix_shipments_number", "shipments", ["operator_id", "number"], unique=False)
    op.create_index(
        "ix_shipments_queue", "shipments", ["operator_id", "warehouse_id", "status", "queued_at", "id"], unique=False
    )
    op.create_index("ix_shipments_recent", "shipments", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_index("ix_shipments_status", "shipments", ["operator_id", "status", "id"], unique=False)
    op.create_index("ix_shipments_wave", "shipments", ["operator_id", "wave_id"], unique=False)
    op.create_table(
        "shipment_lines",
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Integer(), nullable=False),
        sa.Column("packed", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "packed >= 0 and packed <= picked and picked <= quantity", name=op.f("ck_shipment_lines_progress")
        ),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_shipment_lines_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_id", "merchant_id"],
            ["orders.operator_id", "orders.id", "orders.merchant_id"],
            name=op.f("fk_shipment_lines_operator_id_order_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "order_line_id", "merchant_id"],
            ["order_lines.operator_id", "order_lines.id", "order_lines.merchant_id"],
            name=op.f("fk_shipment_lines_operator_id_order_line_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_shipment_lines_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_id", "merchant_id"],
            ["shipments.operator_id", "shipments.id", "shipments.merchant_id"],
            name=op.f("fk_shipment_lines_operator_id_shipment_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_shipment_lines")),
    )
    op.create_index("ix_shipment_lines_order", "shipment_lines", ["operator_id", "order_id"], unique=False)
    op.create_index("ix_shipment_lines_shipment", "shipment_lines", ["operator_id", "shipment_id"], unique=False)
    op.create_table(
        "picks",
        sa.Column("pick_list_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_line_id", sa.Uuid(), nullable=False),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tote", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('open', 'picked', 'short', 'cancelled')", name=op.f("ck_picks_status")),
        sa.CheckConstraint("quantity > 0 and picked >= 0 and picked <= quantity", name=op.f("ck_picks_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "allocation_id", "merchant_id"],
            ["allocations.operator_id", "allocations.id", "allocations.merchant_id"],
            name=op.f("fk_picks_operator_id_allocation_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_picks_operator_id_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "pick_list_id"],
            ["pick_lists.operator_id", "pick_lists.id"],
            name=op.f("fk_picks_operator_id_pick_list_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_id", "merchant_id"],
            ["shipments.operator_id", "shipments.id", "shipments.merchant_id"],
            name=op.f("fk_picks_operator_id_shipment_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_line_id", "merchant_id"],
            ["shipment_lines.operator_id", "shipment_lines.id", "shipment_lines.merchant_id"],
            name=op.f("fk_picks_operator_id_shipment_line_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_picks")),
    )
    op.create_index("ix_picks_list", "picks", ["operator_id", "pick_list_id", "position"], unique=False)
    op.create_index("ix_picks_shipment", "picks", ["operator_id", "shipment_id"], unique=False)
    op.create_table(
        "parcels",
        sa.Column("shipment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("box_code", sa.Text(), nullable=False),
        sa.Column("length_mm", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("height_mm", sa.Integer(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        sa.Column("packed_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('packed', 'labelled', 'verified', 'handed_over', 'cancelled')", name=op.f("ck_parcels_status")
        ),
        sa.CheckConstraint(
            "length_mm > 0 and width_mm > 0 and height_mm > 0 and weight_g > 0", name=op.f("ck_parcels_measures")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_id", "merchant_id"],
            ["shipments.operator_id", "shipments.id", "shipments.merchant_id"],
            name=op.f("fk_parcels_operator_id_shipment_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_parcels")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "number", name=op.f("uq_parcels_operator_id_merchant_id_number")
        ),
    )
    op.create_index("ix_parcels_number", "parcels", ["operator_id", "number"], unique=False)
    op.create_index("ix_parcels_shipment", "parcels", ["operator_id", "shipment_id"], unique=False)
    op.create_table(
        "parcel_items",
        sa.Column("parcel_id", sa.Uuid(), nullable=False),
        sa.Column("shipment_line_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_parcel_items_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "parcel_id", "merchant_id"],
            ["parcels.operator_id", "parcels.id", "parcels.merchant_id"],
            name=op.f("fk_parcel_items_operator_id_parcel_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "shipment_line_id", "merchant_id"],
            ["shipment_lines.operator_id", "shipment_lines.id", "shipment_lines.merchant_id"],
            name=op.f("fk_parcel_items_operator_id_shipment_line_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_parcel_items")),
    )
    op.create_index("ix_parcel_items_parcel", "parcel_items", ["operator_id", "parcel_id"], unique=False)
    ddl.operator_owned("waves", operator=ddl.EDIT)
    ddl.operator_owned("pick_lists", operator=ddl.EDIT)
    ddl.merchant_owned("shipments", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("shipment_lines", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("picks", operator=ddl.EDIT, merchant=ddl.READ_UPDATE)
    ddl.merchant_owned("parcels", operator=ddl.EDIT, merchant=ddl.READ_UPDATE)
    ddl.merchant_owned("parcel_items", operator=ddl.APPEND, merchant=ddl.READ)


def downgrade() -> None:
    op.drop_table("parcel_items")
    op.drop_table("parcels")
    op.drop_table("picks")
    op.drop_table("shipment_lines")
    op.drop_table("shipments")
    op.drop_table("pick_lists")
    op.drop_table("waves")
