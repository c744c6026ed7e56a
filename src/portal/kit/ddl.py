"""Row-level security as migrations write it: one policy per role and command, bare settings, forced on the owner too.

`current_setting` stands bare in the policies: a sub-select would be evaluated once per statement, but Citus refuses it.
"""

from collections.abc import Sequence

from alembic import op

OPERATOR = "operator_id = current_setting('app.operator_id')::uuid"
MERCHANT = OPERATOR + " and merchant_id = current_setting('app.merchant_id')::uuid"
ALL = ("select", "insert", "update", "delete")
READ = ("select",)
APPEND = ("select", "insert")
EDIT = ("select", "insert", "update")
READ_UPDATE = ("select", "update")


def forced(table: str) -> None:
    """Row-level security on, for the owner as well; without a policy nobody sees a row."""
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")


def allow(table: str, role: str, rule: str, rights: Sequence[str] = ALL) -> None:
    """Grant ``rights`` to ``role`` and let it see and write the rows where ``rule`` holds."""
    op.execute(f"grant {', '.join(rights)} on {table} to {role}")
    if tuple(rights) == READ:
        op.execute(f"create policy {role} on {table} for select to {role} using ({rule})")
    else:
        op.execute(f"create policy {role} on {table} for all to {role} using ({rule}) with check ({rule})")


def merchant_owned(table: str, *, operator: Sequence[str] = ALL, merchant: Sequence[str] = ALL) -> None:
    """Protect a table whose rows belong to one merchant."""
    forced(table)
    allow(table, "r_operator", OPERATOR, operator)
    if merchant:
        allow(table, "r_merchant", MERCHANT, merchant)


def operator_owned(table: str, *, operator: Sequence[str] = ALL, merchant_reads: bool = False) -> None:
    """Protect a table whose rows belong to the operator; its merchants may read it only when told so."""
    forced(table)
    allow(table, "r_operator", OPERATOR, operator)
    if merchant_reads:
        allow(table, "r_merchant", OPERATOR, READ)


def door(table: str, rule: str, rights: Sequence[str] = READ) -> None:
    """Before anybody is known: only rows that carry exactly the key that was presented."""
    allow(table, "r_door", rule.replace("KEY", "current_setting('app.door_key')"), rights)


def relay(table: str, rights: Sequence[str] = ALL) -> None:
    """Plumbing: the relay serves every operator."""
    allow(table, "r_relay", "true", rights)
