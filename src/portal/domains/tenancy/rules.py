"""Roles, what each may do, and how long credentials live. Data and pure functions."""

from datetime import timedelta

OPERATOR_ROLES = ("owner", "manager", "floor", "billing", "support", "viewer")
MERCHANT_ROLES = ("owner", "admin", "staff", "viewer")
MERCHANT_STATUSES = ("active", "suspended")

SESSION_IDLE = timedelta(hours=12)
SESSION_ABSOLUTE = timedelta(days=14)
INVITATION_LIFE = timedelta(days=7)
PASSWORD_MIN_LENGTH = 10

# What an API key may be allowed to do; a handler names the scope it needs.
SCOPES = (
    "orders:read", "orders:write", "products:read", "products:write", "stock:read", "inbound:read", "inbound:write",
    "shipments:read", "returns:read", "returns:write", "billing:read", "events:read", "shops:read", "shops:write",
)  # fmt: skip
