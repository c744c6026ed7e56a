"""States of mails and pure functions on their text."""

import html
import re
from collections.abc import Mapping

from portal.domains.notifications.wording import FALLBACK_LOCALE, TEMPLATES

MAIL_STATES = ("queued", "sent", "failed")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,250}")
_LINK = re.compile(r"https?://[^\s<>\"']+")
_SECRET = re.compile(r"(?<=[?&]token=)[\w-]+")


def mail_address(text: str) -> str | None:
    """The one mail address in the text, or None: a list, a name or a line break would address somebody else."""
    address = text.strip()
    return address if _ADDRESS.fullmatch(address) else None


def written(template: str, locale: str, context: Mapping[str, object]) -> tuple[str, str]:
    """Subject and text of a mail. A template that is unknown or lacks a value is a fault of the caller (KeyError)."""
    words = TEMPLATES[template]
    subject, body = words.get(locale) or words[FALLBACK_LOCALE]
    values = {name: _CONTROL.sub("", str(value)) for name, value in context.items()}
    # A line break in a subject would begin another header.
    return " ".join(subject.substitute(values).split()), body.substitute(values)


def as_html(text: str) -> str:
    """The same text as an HTML body: everything escaped, links clickable, paragraphs kept."""
    paragraphs = [_paragraph(part) for part in text.strip().split("\n\n")]
    return f'<!doctype html><html><body style="font-family:sans-serif">{"".join(paragraphs)}</body></html>'


def _paragraph(text: str) -> str:
    made, at = [], 0
    for link in _LINK.finditer(text):
        address = html.escape(link.group())
        made += [html.escape(text[at : link.start()]), f'<a href="{address}">{address}</a>']
        at = link.end()
    made.append(html.escape(text[at:]))
    return f"<p>{''.join(made)}</p>".replace("\n", "<br>")


def without_secrets(body: str) -> str:
    """The text with the tokens of its links blotted out: what is kept once the mail is with its reader."""
    return _SECRET.sub("…", body)
