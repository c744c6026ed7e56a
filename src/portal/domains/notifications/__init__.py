"""Mails to buyers and members, written first and sent after.

Owns mails and their wording. Promises: one cause mails once; a mail is queued in the transaction of its cause; what is
sent stays readable until it is erased, without the secrets of its links.
States: queued → sent | failed.
"""

from portal.domains.notifications.actions import erase_mails, mark_failed, mark_sent, queue
from portal.domains.notifications.errors import MailMissing
from portal.domains.notifications.events import MailQueued
from portal.domains.notifications.queries import get_mail, list_mails
from portal.domains.notifications.rules import MAIL_STATES, as_html, without_secrets
from portal.domains.notifications.values import MailHead, MailView
from portal.domains.notifications.wording import TEMPLATES

__all__ = [
    "MAIL_STATES", "TEMPLATES", "MailHead", "MailMissing", "MailQueued", "MailView", "as_html", "erase_mails",
    "get_mail", "list_mails", "mark_failed", "mark_sent", "queue", "without_secrets",
]  # fmt: skip
