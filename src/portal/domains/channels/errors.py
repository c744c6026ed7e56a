"""What the channels refuse."""

from portal.kit.errors import Conflict, Forbidden, Invalid, Missing, Unauthenticated


class ShopMissing(Missing):
    """No such shop here."""

    code = "shop_missing"
    title = "No such shop"


class ListingMissing(Missing):
    """The shop has no such product."""

    code = "listing_missing"
    title = "The shop has no such product"


class MessageMissing(Missing):
    """The shop sent no such message."""

    code = "shop_message_missing"
    title = "No such message"


class MessageNotRefused(Conflict):
    """Only a message that could not be read is read again."""

    code = "shop_message_not_refused"
    title = "Only a refused message can be read again"


class ShopCodeTaken(Conflict):
    """Another shop of this merchant has this code."""

    code = "shop_code_taken"
    title = "Another shop has this code"


class ShopStateForbids(Conflict):
    """The shop's state does not allow this; ``data`` names both."""

    code = "shop_state_forbids"
    title = "The shop's state does not allow this"


class PlatformUnknown(Invalid):
    """Shops of this platform cannot be connected."""

    code = "platform_unknown"
    title = "Shops of this platform cannot be connected"


class SignatureWrong(Unauthenticated):
    """The delivery is not signed with the shop's secret."""

    code = "signature_wrong"
    title = "The signature is not that of this shop"


class ShopRefusesUs(Forbidden):
    """The shop does not accept our credentials."""

    code = "shop_refuses_credentials"
    title = "The shop does not accept these credentials"


class ShopAnswersOddly(Invalid):
    """The shop answered something that its platform does not answer; ``data`` has the status and its code."""

    code = "shop_answers_oddly"
    title = "The shop refused what was sent to it"
