"""Operators, merchants, people and their credentials.

Owns who may act for whom. Promises: a credential is stored only as a hash; a session or key that was revoked opens
nothing from its next use on; an operator and a merchant always keep an owner.
"""

from portal.domains.tenancy.actions.auditing import audit, is_audited
from portal.domains.tenancy.actions.inviting import enroll, grant, invite, join, known_or_new_user, revoke
from portal.domains.tenancy.actions.keeping_merchants import (
    resume_merchant,
    revise_merchant,
    suspend_merchant,
    suspended_since,
)  # fmt: skip
from portal.domains.tenancy.actions.keys import door_of_key, issue_key, present_key, revoke_key
from portal.domains.tenancy.actions.opening import open_merchant, open_operator
from portal.domains.tenancy.actions.preferring import prefer
from portal.domains.tenancy.actions.resetting import ask_reset, change_password, reset_password
from portal.domains.tenancy.actions.sealing import TRAIL_BATCH, check_trail, seal_trail
from portal.domains.tenancy.actions.signing_in import begin_session, end_session, sign_in, sign_out
from portal.domains.tenancy.actions.viewing import drop_view, revise_view, save_view
from portal.domains.tenancy.errors import KeyRefused, MemberMissing, SessionEnded
from portal.domains.tenancy.events import (
    MemberInvited,
    MerchantOpened,
    MerchantResumed,
    MerchantRevised,
    MerchantSuspended,
)  # fmt: skip
from portal.domains.tenancy.queries.keys import list_api_keys
from portal.domains.tenancy.queries.people import (
    find_locale,
    find_user,
    get_invitation,
    get_person,
    list_members,
    list_sessions,
    memberships_of,
    principal_of_session,
)  # fmt: skip
from portal.domains.tenancy.queries.tenants import (
    find_operator_id,
    get_merchant,
    get_operator,
    get_terms,
    get_workplace,
    list_merchants,
    list_operators,
    list_suspended,
    tenant_name,
)  # fmt: skip
from portal.domains.tenancy.queries.trail import list_audit
from portal.domains.tenancy.queries.views import get_view, list_views
from portal.domains.tenancy.rules import (
    ALL_MERCHANTS,
    INVITATION_LIFE,
    MERCHANT_ROLES,
    OPERATOR_ROLES,
    OPERATOR_SCOPES,
    PERMISSIONS,
    RESET_LIFE,
    SCOPES,
    TEAM_VIEW_ROLES,
)  # fmt: skip
from portal.domains.tenancy.values import (
    ApiKeyView,
    AuditFilter,
    AuditLine,
    InvitationView,
    MembershipView,
    MerchantView,
    OperatorView,
    PersonView,
    Preferences,
    Principal,
    ResetAsked,
    SignedIn,
    Terms,
    TrailChecked,
    ViewView,
    Workplace,
)  # fmt: skip

__all__ = [
    "ALL_MERCHANTS", "INVITATION_LIFE", "MERCHANT_ROLES", "OPERATOR_ROLES", "OPERATOR_SCOPES", "PERMISSIONS",
    "RESET_LIFE", "SCOPES", "TEAM_VIEW_ROLES", "TRAIL_BATCH", "ApiKeyView", "AuditFilter", "AuditLine",
    "InvitationView", "KeyRefused", "MemberInvited", "MemberMissing", "MembershipView", "MerchantOpened",
    "MerchantResumed",
    "MerchantRevised", "MerchantSuspended", "MerchantView", "OperatorView", "PersonView", "Preferences", "Principal",
    "ResetAsked", "SessionEnded", "SignedIn", "Terms", "TrailChecked", "ViewView", "Workplace", "ask_reset", "audit",
    "begin_session", "change_password", "check_trail", "door_of_key", "drop_view", "end_session", "enroll",
    "find_locale", "find_operator_id", "find_user", "get_invitation", "get_merchant", "get_operator", "get_person",
    "get_terms", "get_view", "get_workplace", "grant", "invite", "is_audited", "issue_key", "join", "known_or_new_user",
    "list_api_keys", "list_audit", "list_members", "list_merchants", "list_operators", "list_sessions",
    "list_suspended", "list_views", "memberships_of", "open_merchant", "open_operator", "prefer", "present_key",
    "principal_of_session", "reset_password", "resume_merchant", "revise_merchant", "revise_view", "revoke",
    "revoke_key", "save_view", "seal_trail", "sign_in", "sign_out", "suspend_merchant", "suspended_since",
    "tenant_name",
]  # fmt: skip
