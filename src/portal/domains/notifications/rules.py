"""Words of mails and what they may contain."""

MAIL_STATES = ("queued", "sent", "failed")
