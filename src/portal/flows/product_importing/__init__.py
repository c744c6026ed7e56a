"""Products from a file: taken in, understood, checked as a dry run, and written; every row says what became of it."""

from portal.flows.product_importing.fields import FIELDS
from portal.flows.product_importing.slices import check_slice, import_slice
from portal.flows.product_importing.starting import map_columns, start, suggestion, take_file

__all__ = ["FIELDS", "check_slice", "import_slice", "map_columns", "start", "suggestion", "take_file"]
