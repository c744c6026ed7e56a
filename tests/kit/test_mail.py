"""One letter over SMTP, against a server that speaks it."""

import pytest
from tests.kit.smtp import mail_server

from portal.kit.db import in_transaction
from portal.kit.mail import Letter, MailRefused, MailServerDown, mailer

FROM = "Kuramori <no-reply@kuramori.example>"
LETTER = Letter(
    key="0193-a", recipient="hanako@buyer.example", subject="発送しました", text="山田様\n", html="<p>山田様</p>",
    sender_name="アリス商店", reply_to="shop@alice.example",
)  # fmt: skip


async def test_a_letter_arrives_with_both_bodies_and_the_shops_name() -> None:
    async with mail_server() as server:
        assert await mailer(server.url, FROM).send(LETTER) == "smtp"
    (letter,) = server.letters
    assert letter["Subject"] == "発送しました" and letter["Reply-To"] == "shop@alice.example"
    assert letter["From"] == "アリス商店 <no-reply@kuramori.example>"
    assert letter["Message-ID"] == "<0193-a@kuramori.example>"
    assert [part.get_content().strip() for part in letter.iter_parts()] == ["山田様", "<p>山田様</p>"]  # type: ignore[attr-defined]


async def test_a_refused_recipient_is_refused_for_good() -> None:
    async with mail_server(rcpt="550 no such box") as server:
        with pytest.raises(MailRefused) as refused:
            await mailer(server.url, FROM).send(LETTER)
    assert refused.value.data == {"smtp_code": 550, "reason": "no such box"} and server.letters == []


@pytest.mark.parametrize("answers", [{"rcpt": "450 come back later"}, {"data": "452 box is full"}])
async def test_a_busy_server_may_be_tried_again(answers: dict[str, str]) -> None:
    async with mail_server(**answers) as server:
        with pytest.raises(MailServerDown):
            await mailer(server.url, FROM).send(LETTER)


async def test_a_server_that_does_not_answer_may_be_tried_again() -> None:
    async with mail_server() as server:
        gone = server.url
    with pytest.raises(MailServerDown):
        await mailer(gone, FROM).send(LETTER)


async def test_a_password_is_not_sent_over_an_open_line() -> None:
    async with mail_server() as server:
        secret = server.url.replace("smtp://", "smtp://user:secret@")
        with pytest.raises(MailServerDown):
            await mailer(secret, FROM).send(LETTER)
    assert server.letters == []


async def test_no_letter_leaves_inside_a_transaction() -> None:
    async with mail_server() as server:
        with in_transaction(), pytest.raises(RuntimeError, match="outside of any transaction"):
            await mailer(server.url, FROM).send(LETTER)


async def test_without_a_server_letters_stay_in_the_local_mailbox() -> None:
    assert await mailer(None, FROM).send(LETTER) == "local"
