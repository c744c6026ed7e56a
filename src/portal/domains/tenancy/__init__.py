"""Operators, merchants, people and their credentials.

Owns who may act for whom. Promises: a credential is stored only as a hash; a session or key that was revoked opens
nothing from its next use on; an operator and a merchant always keep an owner.
"""

from portal.domains.tenancy.actions.auditing import audit
from portal.domains.tenancy.actions.inviting import enroll, grant, invite, join, known_or_new_user, revoke
from portal.domains.tenancy.actions.keys import issue_key, present_key, revoke_key
from portal.domains.tenancy.actions.opening import open_merchant, open_operator
from portal.domains.tenancy.actions.signing_in import begin_session, sign_in, sign_out
from portal.domains.tenancy.errors import KeyRefused, SessionEnded
from portal.domains.tenancy.events import MemberInvited, MerchantOpened
from portal.domains.tenancy.queries import (
    find_operator_id,
    find_user,
    get_merchant,
    get_operator,
    get_terms,
    list_api_keys,
    list_members,
    list_merchants,
    list_operators,
    list_sessions,
    memberships_of,
    principal_of_session,
    tenant_name,
)  # fmt: skip
from portal.domains.tenancy.rules import (
    INVITATION_LIFE,
    MERCHANT_ROLES,
    OPERATOR_ROLES,
    OPERATOR_SCOPES,
    PERMISSIONS,
    SCOPES,
)  # fmt: skip
from portal.domains.tenancy.values import (
    ApiKeyView,
    MembershipView,
    MerchantView,
    OperatorView,
    Principal,
    SignedIn,
    Terms,
)  # fmt: skip

__all__ = [
    "INVITATION_LIFE", "MERCHANT_ROLES", "OPERATOR_ROLES", "OPERATOR_SCOPES", "PERMISSIONS", "SCOPES", "ApiKeyView",
    "KeyRefused", "MemberInvited", "MembershipView", "MerchantOpened", "MerchantView", "OperatorView", "Principal",
    "SessionEnded", "SignedIn", "Terms", "audit", "begin_session", "enroll", "find_operator_id", "find_user",
    "get_merchant", "get_operator", "get_terms", "grant", "invite", "issue_key", "join", "known_or_new_user",
    "list_api_keys", "list_members", "list_merchants", "list_operators", "list_sessions", "memberships_of",
    "open_merchant", "open_operator", "present_key", "principal_of_session", "revoke", "revoke_key", "sign_in",
    "sign_out", "tenant_name",
]  # fmt: skip
