"""What tenancy refuses."""

from portal.kit.errors import Conflict, Forbidden, Invalid, Missing, Unauthenticated


class WrongPassword(Unauthenticated):
    """Mail address or password is wrong; which of the two is not told."""

    code = "wrong_password"
    title = "The mail address or the password is wrong"


class SessionEnded(Unauthenticated):
    """The session was signed out, ran out, or its membership was revoked."""

    code = "session_ended"
    title = "Sign in again"


class KeyRefused(Unauthenticated):
    """The API key is mistyped, unknown, revoked or expired."""

    code = "api_key_refused"
    title = "The API key is not valid"


class InvitationMissing(Missing):
    """No open invitation has this token."""

    code = "invitation_missing"
    title = "This invitation does not exist or is no longer open"


class ResetMissing(Missing):
    """No open link to a new password has this token."""

    code = "reset_missing"
    title = "This link was used already or is no longer valid"


class SessionMissing(Missing):
    """No such open session of this person."""

    code = "session_missing"
    title = "No such session"


class MemberMissing(Missing):
    """No such member here."""

    code = "member_missing"
    title = "No such member"


class ApiKeyMissing(Missing):
    """No such API key here."""

    code = "api_key_missing"
    title = "No such API key"


class MerchantMissing(Missing):
    """No such merchant of this operator."""

    code = "merchant_missing"
    title = "No such merchant"


class CodeTaken(Conflict):
    """Another operator or merchant has this code."""

    code = "code_taken"
    title = "This code is taken"


class AlreadyMember(Conflict):
    """The person is a member already."""

    code = "already_member"
    title = "This person is a member already"


class LastOwner(Conflict):
    """Someone must stay who may do everything."""

    code = "last_owner"
    title = "The last owner cannot leave or be made less"


class RoleAbove(Forbidden):
    """Only owners make owners."""

    code = "role_above"
    title = "Only an owner may give or take this role"


class WeakPassword(Invalid):
    """Too short to protect anything."""

    code = "weak_password"
    title = "The password is too short"


class ViewMissing(Missing):
    """No such saved view here, or somebody else's own."""

    code = "view_missing"
    title = "No such saved view"


class ViewOfAnother(Forbidden):
    """A team's view is changed by its author, or by who leads the team."""

    code = "view_of_another"
    title = "Only the author, an owner, an admin or a manager may change this view"


class ViewsFull(Conflict):
    """Fifty saved views per screen and person."""

    code = "views_full"
    title = "No more views can be saved for this screen"
