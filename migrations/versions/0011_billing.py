"""Operations, rate cards, charges and invoices."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "operations",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warehouse_id", sa.Uuid(), nullable=True),
        sa.Column("document_type", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("attributes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('order', 'pick', 'pack', 'parcel', 'label', 'received_unit', 'putaway', 'storage_day', 'return', 'return_inspection')",
            name=op.f("ck_operations_kind"),
        ),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_operations_quantity")),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_operations_operator_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_operations")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "source_key", name=op.f("uq_operations_operator_id_merchant_id_source_key")
        ),
    )
    op.create_index(
        "ix_operations_period", "operations", ["operator_id", "merchant_id", "business_date", "id"], unique=False
    )
    op.create_table(
        "rate_cards",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rounding", sa.Text(), nullable=False),
        sa.Column("tax_rounding", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("rounding in ('down', 'half_up', 'up')", name=op.f("ck_rate_cards_rounding")),
        sa.CheckConstraint("tax_rounding in ('down', 'half_up', 'up')", name=op.f("ck_rate_cards_tax_rounding")),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_rate_cards_operator_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_rate_cards")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "valid_from", name=op.f("uq_rate_cards_operator_id_merchant_id_valid_from")
        ),
    )
    op.create_table(
        "rates",
        sa.Column("rate_card_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=16, scale=4), nullable=False),
        sa.Column("tax_bp", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('order', 'pick', 'pack', 'parcel', 'label', 'received_unit', 'putaway', 'storage_day', 'return', 'return_inspection')",
            name=op.f("ck_rates_kind"),
        ),
        sa.CheckConstraint("unit_price >= 0 and tax_bp between 0 and 10000", name=op.f("ck_rates_price")),
        sa.ForeignKeyConstraint(
            ["operator_id", "rate_card_id", "merchant_id"],
            ["rate_cards.operator_id", "rate_cards.id", "rate_cards.merchant_id"],
            name=op.f("fk_rates_operator_id_rate_card_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_rates")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "rate_card_id",
            "kind",
            name=op.f("uq_rates_operator_id_merchant_id_rate_card_id_kind"),
        ),
    )
    op.create_table(
        "invoices",
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("subtotal", sa.BigInteger(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("finalised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seller", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("buyer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("tax_rounding", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status in ('draft', 'in_review', 'finalised', 'paid', 'overdue', 'uncollectible')",
            name=op.f("ck_invoices_status"),
        ),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_invoices_period")),
        sa.CheckConstraint("total = subtotal + tax", name=op.f("ck_invoices_total")),
        sa.ForeignKeyConstraint(
            ["operator_id", "merchant_id"],
            ["merchants.operator_id", "merchants.merchant_id"],
            name=op.f("fk_invoices_operator_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_invoices")),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "period_start", name=op.f("uq_invoices_operator_id_merchant_id_period_start")
        ),
        sa.UniqueConstraint("operator_id", "number", name=op.f("uq_invoices_operator_id_number")),
    )
    op.create_index("ix_invoices_recent", "invoices", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_table(
        "charges",
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("rate_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("invoice_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=16, scale=4), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("tax_bp", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("charged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("explanation", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "invoice_id", "merchant_id"],
            ["invoices.operator_id", "invoices.id", "invoices.merchant_id"],
            name=op.f("fk_charges_operator_id_invoice_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "operation_id", "merchant_id"],
            ["operations.operator_id", "operations.id", "operations.merchant_id"],
            name=op.f("fk_charges_operator_id_operation_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "rate_id", "merchant_id"],
            ["rates.operator_id", "rates.id", "rates.merchant_id"],
            name=op.f("fk_charges_operator_id_rate_id_merchant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id", "reverses_id", "merchant_id"],
            ["charges.operator_id", "charges.id", "charges.merchant_id"],
            name=op.f("fk_charges_operator_id_reverses_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_charges")),
        sa.UniqueConstraint(
            "operator_id",
            "merchant_id",
            "operation_id",
            "kind",
            "revision",
            name=op.f("uq_charges_operator_id_merchant_id_operation_id_kind_revision"),
        ),
        sa.UniqueConstraint(
            "operator_id", "merchant_id", "reverses_id", name=op.f("uq_charges_operator_id_merchant_id_reverses_id")
        ),
    )
    op.create_index(
        "ix_charges_open",
        "charges",
        ["operator_id", "merchant_id", "business_date"],
        unique=False,
        postgresql_where="invoice_id is null",
    )
    op.create_index("ix_charges_invoice", "charges", ["operator_id", "invoice_id"], unique=False)
    op.create_index("ix_charges_period", "charges", ["operator_id", "merchant_id", "business_date", "id"], unique=False)
    op.create_table(
        "invoice_lines",
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=16, scale=4), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("tax_bp", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "invoice_id", "merchant_id"],
            ["invoices.operator_id", "invoices.id", "invoices.merchant_id"],
            name=op.f("fk_invoice_lines_operator_id_invoice_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_invoice_lines")),
    )
    op.create_index("ix_invoice_lines_invoice", "invoice_lines", ["operator_id", "invoice_id"], unique=False)
    op.create_table(
        "invoice_taxes",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("tax_bp", sa.Integer(), nullable=False),
        sa.Column("taxable", sa.BigInteger(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "invoice_id", "merchant_id"],
            ["invoices.operator_id", "invoices.id", "invoices.merchant_id"],
            name=op.f("fk_invoice_taxes_operator_id_invoice_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "invoice_id", "merchant_id", "tax_bp", name=op.f("pk_invoice_taxes")),
    )
    op.create_table(
        "invoice_counters",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", name=op.f("pk_invoice_counters")),
    )
    op.create_table(
        "storage_days",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=op.f("fk_storage_days_operator_id")),
        sa.PrimaryKeyConstraint("operator_id", "business_date", name=op.f("pk_storage_days")),
    )
    ddl.merchant_owned("operations", operator=ddl.APPEND, merchant=ddl.APPEND)
    ddl.merchant_owned("rate_cards", operator=ddl.APPEND, merchant=ddl.READ)
    ddl.merchant_owned("rates", operator=ddl.APPEND, merchant=ddl.READ)
    ddl.merchant_owned("invoices", operator=ddl.EDIT, merchant=ddl.READ)
    ddl.merchant_owned("charges", operator=ddl.APPEND, merchant=ddl.READ)
    # A charge is immutable, except that it comes to stand on an invoice.
    op.execute("grant update (invoice_id) on charges to r_operator")
    ddl.merchant_owned("invoice_lines", merchant=ddl.READ)
    ddl.merchant_owned("invoice_taxes", merchant=ddl.READ)
    ddl.operator_owned("invoice_counters", operator=ddl.EDIT)
    ddl.operator_owned("storage_days", operator=ddl.APPEND)


def downgrade() -> None:
    op.drop_table("storage_days")
    op.drop_table("invoice_counters")
    op.drop_table("invoice_taxes")
    op.drop_table("invoice_lines")
    op.drop_table("charges")
    op.drop_table("invoices")
    op.drop_table("rates")
    op.drop_table("rate_cards")
    op.drop_table("operations")
