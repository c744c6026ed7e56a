"""Places, stock as a ledger, and promises on it."""

import sqlalchemy as sa
from alembic import op

from portal.kit import ddl

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "warehouses",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("cut_off", sa.Time(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=op.f("fk_warehouses_operator_id")),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_warehouses")),
        sa.UniqueConstraint("operator_id", "code", name=op.f("uq_warehouses_operator_id_code")),
    )
    op.create_table(
        "zones",
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("temperature", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_zones_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_zones")),
        sa.UniqueConstraint("operator_id", "warehouse_id", "code", name=op.f("uq_zones_operator_id_warehouse_id_code")),
        sa.UniqueConstraint("operator_id", "id", "warehouse_id", name=op.f("uq_zones_operator_id_id_warehouse_id")),
    )
    op.create_table(
        "locations",
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("zone_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("aisle", sa.Integer(), nullable=False),
        sa.Column("bay", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("walk_sequence", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "purpose in ('receiving', 'storage', 'pick', 'packing', 'staging', 'returns', 'quarantine')",
            name=op.f("ck_locations_purpose"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_locations_operator_id_warehouse_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "zone_id", "warehouse_id"],
            ["zones.operator_id", "zones.id", "zones.warehouse_id"],
            name=op.f("fk_locations_operator_id_zone_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_locations")),
        sa.UniqueConstraint("operator_id", "barcode", name=op.f("uq_locations_operator_id_barcode")),
        sa.UniqueConstraint("operator_id", "id", "warehouse_id", name=op.f("uq_locations_operator_id_id_warehouse_id")),
        sa.UniqueConstraint(
            "operator_id", "warehouse_id", "code", name=op.f("uq_locations_operator_id_warehouse_id_code")
        ),
    )
    op.create_table(
        "lots",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("lot_code", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_lots_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_lots")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "product_id",
            "lot_code",
            name=op.f("uq_lots_operator_id_merchant_id_product_id_lot_code"),
        ),
        sa.UniqueConstraint(
            "operator_id", "id", "merchant_id", "product_id", name=op.f("uq_lots_operator_id_id_merchant_id_product_id")
        ),
    )
    op.create_table(
        "stock",
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("allocated", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "condition in ('sellable', 'damaged', 'inspecting', 'expired')", name=op.f("ck_stock_condition")
        ),
        sa.CheckConstraint("allocated >= 0 and allocated <= quantity", name=op.f("ck_stock_allocated")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_stock_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "location_id", "warehouse_id"],
            ["locations.operator_id", "locations.id", "locations.warehouse_id"],
            name=op.f("fk_stock_operator_id_location_id_warehouse_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "lot_id", "merchant_id", "product_id"],
            ["lots.operator_id", "lots.id", "lots.merchant_id", "lots.product_id"],
            name=op.f("fk_stock_operator_id_lot_id_merchant_id_product_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_stock_operator_id_product_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_stock")),
        sa.UniqueConstraint(
            "operator_id",
            "product_id",
            "location_id",
            "lot_id",
            "condition",
            "merchant_id",
            name="uq_stock_bucket",
            postgresql_nulls_not_distinct=True,
        ),
        postgresql_with={"fillfactor": 70},
    )
    op.create_index("ix_stock_location", "stock", ["operator_id", "location_id"], unique=False)
    op.create_table(
        "stock_movements",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("from_bucket", sa.Text(), nullable=False),
        sa.Column("from_location_id", sa.Uuid(), nullable=True),
        sa.Column("from_condition", sa.Text(), nullable=True),
        sa.Column("to_bucket", sa.Text(), nullable=False),
        sa.Column("to_location_id", sa.Uuid(), nullable=True),
        sa.Column("to_condition", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document_type", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(from_bucket = 'location') = (from_location_id is not null)", name=op.f("ck_stock_movements_from_place")
        ),
        sa.CheckConstraint(
            "(to_bucket = 'location') = (to_location_id is not null)", name=op.f("ck_stock_movements_to_place")
        ),
        sa.CheckConstraint(
            "from_bucket in ('location', 'supplier', 'buyer', 'adjustment', 'disposal', 'assembly')",
            name=op.f("ck_stock_movements_from_bucket"),
        ),
        sa.CheckConstraint(
            "to_bucket in ('location', 'supplier', 'buyer', 'adjustment', 'disposal', 'assembly')",
            name=op.f("ck_stock_movements_to_bucket"),
        ),
        sa.CheckConstraint(
            "(from_location_id is null) = (from_condition is null)",
            name=op.f("ck_stock_movements_from_condition_given"),
        ),
        sa.CheckConstraint(
            "(to_location_id is null) = (to_condition is null)", name=op.f("ck_stock_movements_to_condition_given")
        ),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_movements_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "from_location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_stock_movements_operator_id_from_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "lot_id", "merchant_id", "product_id"],
            ["lots.operator_id", "lots.id", "lots.merchant_id", "lots.product_id"],
            name=op.f("fk_stock_movements_operator_id_lot_id_merchant_id_product_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_stock_movements_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "to_location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_stock_movements_operator_id_to_location_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_stock_movements")),
    )
    op.create_index("ix_stock_movements_document", "stock_movements", ["operator_id", "document_id"], unique=False)
    op.create_index("ix_stock_movements_moved", "stock_movements", ["operator_id", "moved_at"], unique=False)
    op.create_index("ix_stock_movements_product", "stock_movements", ["operator_id", "product_id", "id"], unique=False)
    op.create_table(
        "availability",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("safety", sa.Integer(), nullable=False),
        sa.Column("inbound", sa.Integer(), nullable=False),
        sa.CheckConstraint("reserved >= 0 and reserved <= on_hand", name=op.f("ck_availability_reserved")),
        sa.CheckConstraint("safety >= 0 and inbound >= 0", name=op.f("ck_availability_not_negative")),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_availability_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_availability_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint(
            "operator_id", "product_id", "warehouse_id", "merchant_id", name=op.f("pk_availability")
        ),
        postgresql_with={"fillfactor": 45},
    )
    op.create_table(
        "reservations",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("partial_ok", sa.Boolean(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('waiting', 'reserved', 'consumed', 'released')", name=op.f("ck_reservations_status")
        ),
        sa.CheckConstraint(
            "wanted > 0 and reserved <= wanted and issued >= 0 and issued <= reserved",
            name=op.f("ck_reservations_reserved"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_reservations_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "warehouse_id"],
            ["warehouses.operator_id", "warehouses.id"],
            name=op.f("fk_reservations_operator_id_warehouse_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_reservations")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "line_id", name=op.f("uq_reservations_operator_id_merchant_id_line_id")
        ),
        postgresql_with={"fillfactor": 70},
    )
    op.create_index("ix_reservations_document", "reservations", ["operator_id", "document_id"], unique=False)
    op.create_index(
        "ix_reservations_waiting",
        "reservations",
        ["operator_id", "product_id", "warehouse_id", "queued_at"],
        unique=False,
        postgresql_where="status = 'waiting'",
    )
    op.create_table(
        "allocations",
        sa.Column("reservation_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("stock_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status in ('open', 'picked', 'issued', 'released')", name=op.f("ck_allocations_status")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_allocations_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "reservation_id", "merchant_id"],
            ["reservations.operator_id", "reservations.id", "reservations.merchant_id"],
            name=op.f("fk_allocations_operator_id_reservation_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "stock_id", "merchant_id"],
            ["stock.operator_id", "stock.id", "stock.merchant_id"],
            name=op.f("fk_allocations_operator_id_stock_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_allocations")),
    )
    op.create_index("ix_allocations_document", "allocations", ["operator_id", "document_id"], unique=False)
    op.create_index("ix_allocations_stock", "allocations", ["operator_id", "stock_id"], unique=False)
    op.create_table(
        "stock_counts",
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("counted >= 0 and expected >= 0", name=op.f("ck_stock_counts_counted")),
        sa.ForeignKeyConstraint(
            ["operator_id", "location_id"],
            ["locations.operator_id", "locations.id"],
            name=op.f("fk_stock_counts_operator_id_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_stock_counts_operator_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "product_id", "merchant_id"],
            ["products.operator_id", "products.id", "products.merchant_id"],
            name=op.f("fk_stock_counts_operator_id_product_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "lot_id", "merchant_id", "product_id"],
            ["lots.operator_id", "lots.id", "lots.merchant_id", "lots.product_id"],
            name=op.f("fk_stock_counts_operator_id_lot_id_merchant_id_product_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_stock_counts")),
    )
    ddl.operator_owned("warehouses", merchant_reads=True)
    ddl.operator_owned("zones", merchant_reads=True)
    ddl.operator_owned("locations", merchant_reads=True)
    # Goods are touched by the operator's people only. A merchant's own transactions promise, and give promises back.
    ddl.merchant_owned("lots", operator=ddl.EDIT, merchant=ddl.READ)
    ddl.merchant_owned("stock", operator=ddl.EDIT, merchant=ddl.READ_UPDATE)
    ddl.merchant_owned("stock_movements", operator=ddl.APPEND, merchant=ddl.READ)
    ddl.merchant_owned("availability", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("reservations", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("allocations", operator=ddl.EDIT, merchant=ddl.READ_UPDATE)
    ddl.merchant_owned("stock_counts", operator=ddl.APPEND, merchant=ddl.READ)


def downgrade() -> None:
    op.drop_table("stock_counts")
    op.drop_table("allocations")
    op.drop_table("reservations")
    op.drop_table("availability")
    op.drop_table("stock_movements")
    op.drop_table("stock")
    op.drop_table("lots")
    op.drop_table("locations")
    op.drop_table("zones")
    op.drop_table("warehouses")
