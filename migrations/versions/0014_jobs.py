"""Jobs with the files they leave, and files that merchants bring."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from portal.kit import ddl

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

JSON = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    _jobs()
    _files()
    _rows()


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("failed_rows", sa.Integer(), nullable=False),
        sa.Column("parameters", JSON, nullable=False),
        sa.Column("cursor", JSON, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("result", JSON, nullable=False),
        sa.Column("error", JSON, nullable=True),
        sa.Column("created_by_kind", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('order_export', 'stock_export', 'charge_export', 'order_action', 'product_check', 'product_import')",
            name=op.f("ck_jobs_kind"),
        ),
        sa.CheckConstraint(
            "status in ('queued', 'running', 'stopping', 'stopped', 'done', 'failed')", name=op.f("ck_jobs_status")
        ),
        sa.CheckConstraint("done >= 0 and failed_rows >= 0 and total >= 0", name=op.f("ck_jobs_counts")),
        sa.ForeignKeyConstraint(["operator_id"], ["operators.operator_id"], name=op.f("fk_jobs_operator_id")),
        _merchant("jobs"),
        sa.PrimaryKeyConstraint("operator_id", "id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("operator_id", "id", "merchant_id", name=op.f("uq_jobs_operator_id_id_merchant_id")),
    )
    op.create_index("ix_jobs_recent", "jobs", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_table(
        "job_parts",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id", "job_id", "merchant_id"],
            ["jobs.operator_id", "jobs.id", "jobs.merchant_id"],
            name=op.f("fk_job_parts_operator_id_job_id_merchant_id"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "job_id", "place", name=op.f("pk_job_parts")),
    )
    ddl.merchant_owned("jobs", operator=ddl.EDIT, merchant=ddl.EDIT)
    ddl.merchant_owned("job_parts", operator=ddl.APPEND, merchant=ddl.APPEND)


def _files() -> None:
    op.create_table(
        "file_imports",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("delimiter", sa.Text(), nullable=False),
        sa.Column("header", JSON, nullable=False),
        sa.Column("samples", JSON, nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind in ('products')", name=op.f("ck_file_imports_kind")),
        sa.CheckConstraint(
            "status in ('uploaded', 'checking', 'checked', 'importing', 'imported')",
            name=op.f("ck_file_imports_status"),
        ),
        _merchant("file_imports"),
        sa.PrimaryKeyConstraint("operator_id", "id", "merchant_id", name=op.f("pk_file_imports")),
    )
    op.create_index("ix_file_imports_recent", "file_imports", ["operator_id", "merchant_id", "id"], unique=False)
    op.create_table(
        "import_parts",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("rows", JSON, nullable=False),
        _import("import_parts"),
        sa.PrimaryKeyConstraint("operator_id", "import_id", "place", name=op.f("pk_import_parts")),
    )
    op.create_table(
        "import_mappings",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        _merchant("import_mappings"),
        sa.PrimaryKeyConstraint("operator_id", "merchant_id", "kind", "signature", name=op.f("pk_import_mappings")),
    )
    ddl.merchant_owned("file_imports", operator=ddl.READ, merchant=ddl.EDIT)
    ddl.merchant_owned("import_parts", operator=ddl.READ, merchant=ddl.APPEND)
    ddl.merchant_owned("import_mappings", operator=ddl.READ, merchant=ddl.EDIT)


def _rows() -> None:
    op.create_table(
        "import_rows",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("values", JSON, nullable=False),
        sa.Column("problems", JSON, nullable=False),
        sa.CheckConstraint("outcome in ('new', 'changed', 'unchanged', 'error')", name=op.f("ck_import_rows_outcome")),
        _import("import_rows"),
        sa.PrimaryKeyConstraint("operator_id", "import_id", "line", name=op.f("pk_import_rows")),
    )
    op.create_index(
        "ix_import_rows_outcome", "import_rows", ["operator_id", "import_id", "outcome", "line"], unique=False
    )
    op.create_index("ix_import_rows_place", "import_rows", ["operator_id", "import_id", "place"], unique=False)
    op.create_table(
        "import_keys",
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("merchant_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        _import("import_keys"),
        sa.PrimaryKeyConstraint("operator_id", "import_id", "key", name=op.f("pk_import_keys")),
    )
    ddl.merchant_owned("import_rows", operator=ddl.READ)
    ddl.merchant_owned("import_keys", operator=ddl.READ)


def _merchant(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["operator_id", "merchant_id"], ["merchants.operator_id", "merchants.merchant_id"],
        name=op.f(f"fk_{table}_operator_id_merchant_id"),
    )  # fmt: skip


def _import(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["operator_id", "import_id", "merchant_id"],
        ["file_imports.operator_id", "file_imports.id", "file_imports.merchant_id"],
        name=op.f(f"fk_{table}_operator_id_import_id_merchant_id"),
    )


def downgrade() -> None:
    for table in ("import_keys", "import_rows", "import_mappings", "import_parts", "file_imports", "job_parts", "jobs"):
        op.drop_table(table)
