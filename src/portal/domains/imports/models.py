"""Files that merchants bring, cut into parts, and what became of every row."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.imports.rules import IMPORT_KINDS, IMPORT_STATES, OUTCOMES
from portal.kit.tables import Base, OfMerchant, Stamped, Versioned, merchant_itself, of_merchant, one_of


class FileImport(Stamped, Versioned, OfMerchant, Base):
    """A file with a header. ``columns`` says which column holds which field, once somebody has said so."""

    __tablename__ = "file_imports"
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(default="uploaded")
    filename: Mapped[str]
    encoding: Mapped[str]
    delimiter: Mapped[str]
    header: Mapped[list[Any]]
    samples: Mapped[dict[str, Any]]
    signature: Mapped[str]
    rows: Mapped[int]
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict)
    job_id: Mapped[UUID | None]
    __table_args__ = (
        merchant_itself(),
        Index("ix_file_imports_recent", "operator_id", "merchant_id", "id"),
        one_of("kind", IMPORT_KINDS),
        one_of("status", IMPORT_STATES),
    )


class ImportPart(Base):
    """Some hundred rows of a file as they stand in it: ``[[line, [cell, …]], …]``."""

    __tablename__ = "import_parts"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    rows: Mapped[list[Any]]
    __table_args__ = (of_merchant("import_id", "file_imports"),)


class ImportRow(Base):
    """What the check found out about one row. ``values`` are its fields as they were understood."""

    __tablename__ = "import_rows"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    place: Mapped[int]
    outcome: Mapped[str]
    values: Mapped[dict[str, Any]]
    problems: Mapped[list[Any]]
    __table_args__ = (
        of_merchant("import_id", "file_imports"),
        Index("ix_import_rows_outcome", "operator_id", "import_id", "outcome", "line"),
        Index("ix_import_rows_place", "operator_id", "import_id", "place"),
        one_of("outcome", OUTCOMES),
    )


class ImportKey(Base):
    """A word that may stand once in a file (a sku, a barcode), and the line that has it."""

    __tablename__ = "import_keys"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    line: Mapped[int]
    __table_args__ = (of_merchant("import_id", "file_imports"),)


class ImportMapping(Base):
    """Which column holds what in files with this header, as the merchant said last."""

    __tablename__ = "import_mappings"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    signature: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[dict[str, Any]]
    __table_args__ = (merchant_itself(),)
