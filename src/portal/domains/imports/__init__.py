"""Files with a header that merchants bring: kept, mapped to fields, and what became of every row.

Promises: a file is read in whatever of the usual encodings and delimiters it has; which column holds what is said once
for files with the same columns; a key stands once in a file. What the fields mean is the flows' business.
States: uploaded → checking → checked → importing → imported; until imported it can be mapped and checked again.
"""

from portal.domains.imports.actions import (
    claim_keys,
    finish,
    keep,
    map_columns,
    put_job_to_it,
    rewrite_rows,
    work_at,
    write_rows,
)  # fmt: skip
from portal.domains.imports.errors import FileUnreadable, ImportBusy, ImportMissing, ImportOver, ImportUnchecked
from portal.domains.imports.queries import (
    count_outcomes,
    get_import,
    list_imports,
    list_rows,
    read_part,
    remembered,
    rows_of_part,
)  # fmt: skip
from portal.domains.imports.rules import OUTCOMES, ROWS_OF_A_PART, Table, Unreadable, read_table, suggested
from portal.domains.imports.values import CheckedRow, ImportView, Problem

__all__ = [
    "OUTCOMES", "ROWS_OF_A_PART", "CheckedRow", "FileUnreadable", "ImportBusy", "ImportMissing", "ImportOver",
    "ImportUnchecked", "ImportView", "Problem", "Table", "Unreadable", "claim_keys", "count_outcomes", "finish",
    "get_import", "keep", "list_imports", "list_rows", "map_columns", "put_job_to_it", "read_part", "read_table",
    "remembered", "rewrite_rows", "rows_of_part", "suggested", "work_at", "write_rows",
]  # fmt: skip
