"""Mails that follow from what happens."""

from dataclasses import replace
from uuid import UUID

from tests.kit.smtp import mail_server
from tests.world import World

from portal.domains import notifications, tenancy
from portal.flows import announcing
from portal.kit.ids import new_id
from portal.kit.mail import mailer
from portal.kit.paging import Window
from portal.kit.reactions import Opener


async def _invite(world: World, email: str = "new@alice.example") -> UUID:
    async with world.operator() as session:
        return await announcing.invite_member(
            session, world.services, email=email, role="admin", may_make_owners=False, merchant_id=world.alice
        )


async def _mail(world: World) -> notifications.MailView:
    async with world.operator() as session:
        (head,) = await notifications.list_mails(session, Window())
        return await announcing.open_mail(session, head.id, in_production=False)


async def test_an_invitation_is_mailed_with_a_link_that_lets_in(world: World) -> None:
    await _invite(world)
    await world.settle()
    mail = await _mail(world)
    assert (mail.head.status, mail.head.via, mail.head.recipient) == ("sent", "local", "new@alice.example")
    token = mail.body.partition("/join?token=")[2].split()[0]
    async with world.operator() as session:
        await tenancy.join(session, world.services.vault, token=token, name="Ada", password="a long password")


async def test_over_smtp_the_link_leaves_and_is_blotted_out_here(world: World) -> None:
    async with mail_server() as server:
        world.services = replace(world.services, mailer=mailer(server.url, world.config.mail_from))
        await _invite(world)
        await world.settle()
    (letter,) = server.letters
    mail = await _mail(world)
    assert "アリス商店" in letter["From"] and (mail.head.status, mail.head.via) == ("sent", "smtp")
    assert "token=…" in mail.body and "token=" in str(letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]


async def test_a_refused_mail_failed_with_the_servers_reason(world: World) -> None:
    async with mail_server(rcpt="550 no such box") as server:
        world.services = replace(world.services, mailer=mailer(server.url, world.config.mail_from))
        await _invite(world)
        await world.settle()
    mail = await _mail(world)
    assert (mail.head.status, mail.head.error) == ("failed", "no such box") and await world.parked() == []


async def test_a_mail_that_was_sent_is_not_sent_again(world: World) -> None:
    async with mail_server() as server:
        world.services = replace(world.services, mailer=mailer(server.url, world.config.mail_from))
        await _invite(world)
        await world.settle()
        mail = await _mail(world)
        opener = Opener(world.database, world.as_operator(), new_id(), world.services)
        event = notifications.MailQueued(merchant_id=world.alice, mail_id=mail.head.id)
        await announcing.send_mail(opener, event)
    assert len(server.letters) == 1
