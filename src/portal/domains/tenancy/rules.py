"""Roles, what each may do, and how long credentials live. Data and pure functions."""

from datetime import timedelta

OPERATOR_ROLES = ("owner", "manager", "floor", "billing", "support", "viewer")
MERCHANT_ROLES = ("owner", "admin", "staff", "viewer")
MERCHANT_STATUSES = ("active", "suspended")
LOCALES = ("ja", "en")
THEMES = ("light", "dark", "auto")
VIEW_SCOPES = ("mine", "team")

SESSION_IDLE = timedelta(hours=12)
SESSION_ABSOLUTE = timedelta(days=14)
INVITATION_LIFE = timedelta(days=7)
RESET_LIFE = timedelta(hours=1)
# More merchants than an operator has: lists that only need their names take them all.
ALL_MERCHANTS = 5000
PASSWORD_MIN_LENGTH = 10
TABLES_MAX_BYTES = 20_000
VIEWS_PER_SCREEN = 50

# What an API key may be allowed to do; a handler names the scope it needs.
SCOPES = (
    "orders:read", "orders:write", "products:read", "products:write", "stock:read", "stock:write",
    "inbound:read", "inbound:write", "shipments:read", "returns:read", "returns:write", "billing:read", "events:read",
    "shops:read", "shops:write", "jobs:read", "jobs:write",
)  # fmt: skip

# What a role may do. A handler names one permission; an API key carries the merchant's own as scopes.
_MERCHANT_READS = frozenset(scope for scope in SCOPES if scope.endswith(":read"))
_MERCHANT_ALL = frozenset(SCOPES)
_OPERATOR_READS = frozenset({
    "merchants:read", "warehouses:read", "stock:read", "orders:read", "inbound:read", "waves:read", "shipments:read",
    "returns:read", "parked:read", "carriers:read", "jobs:read", "jobs:write", "events:read",
})  # fmt: skip
_FLOOR = frozenset({
    "warehouses:read", "stock:read", "inbound:read", "waves:read", "shipments:read", "returns:read",
    "floor:work", "stock:move", "receiving:work", "returns:work", "handover:work", "events:read",
})  # fmt: skip
_BILLING = frozenset({"billing:read", "billing:write"})
_MANAGER = _OPERATOR_READS | _FLOOR | _BILLING | {
    "merchants:write", "warehouses:write", "stock:adjust", "orders:write", "waves:write", "inbound:write",
    "parked:write", "carriers:write", "mails:read", "members:read", "members:write", "audit:read",
}  # fmt: skip

_OF_ROLES: dict[tuple[str, str], frozenset[str]] = {
    ("operator", "owner"): _MANAGER | {"keys:write", "owners:write"},
    ("operator", "manager"): _MANAGER | {"keys:write"},
    ("operator", "floor"): _FLOOR,
    ("operator", "billing"): _OPERATOR_READS | _BILLING,
    ("operator", "support"): _OPERATOR_READS | {"orders:write", "billing:read", "mails:read"},
    ("operator", "viewer"): _OPERATOR_READS,
    ("merchant", "owner"): _MERCHANT_ALL
    | {"members:read", "members:write", "keys:write", "owners:write", "audit:read"},
    ("merchant", "admin"): _MERCHANT_ALL | {"members:read", "members:write", "keys:write"},
    ("merchant", "staff"): (_MERCHANT_ALL - {"shops:write"}) - {"billing:read"},
    ("merchant", "viewer"): _MERCHANT_READS - {"billing:read"},
}

# What everybody with a role may do, and no key.
_OF_PEOPLE = frozenset({"views:use"})
PERMISSIONS = {role: may | _OF_PEOPLE for role, may in _OF_ROLES.items()}
# Who may change what others saved for everybody.
TEAM_VIEW_ROLES = frozenset({"owner", "admin", "manager"})


def permissions(side: str, role: str) -> frozenset[str]:
    """What a role of one side may do; unknown roles may do nothing."""
    return PERMISSIONS.get((side, role), frozenset())


# A key of the operator may do the floor's and the desk's work, never give access to others.
OPERATOR_SCOPES = tuple(sorted(_MANAGER - {"members:read", "members:write"}))


def scopes_of(side: str) -> tuple[str, ...]:
    """What an API key of one side may be allowed to do."""
    return OPERATOR_SCOPES if side == "operator" else SCOPES


def roles_of(side: str) -> tuple[str, ...]:
    """The roles there are on one side."""
    return OPERATOR_ROLES if side == "operator" else MERCHANT_ROLES
