"""What notifications refuses."""

from portal.kit.errors import Missing


class MailMissing(Missing):
    """No such mail here."""

    code = "mail_missing"
    title = "No such mail"
