"""Queueing a mail: once per cause, readable in two languages, harmless whatever a shop puts in a name."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from tests.world import World

from portal.domains import notifications
from portal.kit.ids import new_id
from portal.kit.paging import Window

SHIPPED = {
    "recipient": "山田花子",
    "shop": "アリス商店",
    "orders": "#1001",
    "carrier": "自社便",
    "tracking_numbers": "444413758703",
}


async def queue(session: AsyncSession, merchant_id: UUID, **changes: Any) -> UUID | None:
    given: dict[str, Any] = {
        "template": "shipped", "locale": "ja", "recipient": "hanako@buyer.example", "context": SHIPPED,
        "source_key": "shipped:1", "document_type": "shipment", "document_id": new_id(), "merchant_id": merchant_id,
    }  # fmt: skip
    return await notifications.queue(session, **{**given, **changes})


async def test_one_cause_mails_once(world: World) -> None:
    async with world.merchant() as session:
        first = await queue(session, world.alice)
        again = await queue(session, world.alice, recipient="somebody.else@buyer.example")
    assert first is not None and again is None
    async with world.operator() as session:
        (mail,) = await notifications.list_mails(session, Window())
    assert (mail.recipient, mail.status, mail.via) == ("hanako@buyer.example", "queued", None)


@pytest.mark.parametrize("recipient", ["", "  ", "hanako", "a@b, c@d", "a@b\r\nBcc: x@y", "Hanako <a@b>"])
async def test_without_one_plain_address_nothing_is_queued(world: World, recipient: str) -> None:
    async with world.merchant() as session:
        assert await queue(session, world.alice, recipient=recipient) is None


async def test_a_locale_we_do_not_write_gets_english(world: World) -> None:
    async with world.operator() as session:
        id_ = await queue(session, world.alice, locale="fr")
        assert id_ is not None
        mail = await notifications.get_mail(session, id_)
    assert mail.head.subject == "Your order #1001 from アリス商店 is on its way"


async def test_a_hostile_name_stays_text_in_subject_and_body(world: World) -> None:
    hostile = {**SHIPPED, "shop": "x\r\nBcc: everyone@example", "recipient": "$url <script>alert(1)</script>"}
    async with world.operator() as session:
        id_ = await queue(session, world.alice, context=hostile, locale="en")
        assert id_ is not None
        mail = await notifications.get_mail(session, id_)
    assert "\n" not in mail.head.subject and "\r" not in mail.head.subject + mail.body
    html = notifications.as_html(mail.body)
    assert "<script>" not in html and "&lt;script&gt;" in html and "$url" in html


def test_links_are_clickable_and_cannot_break_out() -> None:
    html = notifications.as_html('go to https://portal.example/join?token=a&b=1" onclick="x\nor not')
    assert '<a href="https://portal.example/join?token=a&amp;b=1">' in html
    assert "&quot; onclick=&quot;x<br>or not" in html


async def test_a_mail_of_another_operator_or_none_is_missing(world: World) -> None:
    async with world.operator() as session:
        with pytest.raises(notifications.MailMissing):
            await notifications.get_mail(session, new_id())


async def test_a_merchant_cannot_change_a_mail(world: World) -> None:
    async with world.merchant() as session:
        id_ = await queue(session, world.alice)
    assert id_ is not None
    with pytest.raises(DBAPIError, match="permission denied"):
        async with world.merchant() as session:
            await notifications.mark_sent(session, id_, via="smtp", body="x")


async def test_erased_mails_name_nobody(world: World) -> None:
    document_id = new_id()
    async with world.operator() as session:
        id_ = await queue(session, world.alice, document_id=document_id)
        assert await notifications.erase_mails(session, [document_id]) == 1
        assert id_ is not None
        mail = await notifications.get_mail(session, id_)
    assert (mail.head.recipient, mail.head.subject, mail.body) == ("", "", "")


async def test_the_list_pages_newest_first_and_filters(world: World) -> None:
    async with world.operator() as session:
        ids = [await queue(session, world.alice, source_key=f"shipped:{n}") for n in range(3)]
        await queue(session, world.bob, source_key="shipped:bob")
        first = await notifications.list_mails(session, Window(limit=1), merchant_id=world.alice)
        rest = await notifications.list_mails(session, Window(after=(first[0].id,)), merchant_id=world.alice)
        none = await notifications.list_mails(session, Window(), status="failed")
    assert [mail.id for mail in first] == [ids[2], ids[1]]
    assert [mail.id for mail in rest] == [ids[1], ids[0]] and none == []
