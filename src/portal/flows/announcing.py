"""Telling people by mail: members are invited, buyers learn what happens to their orders, and queued mails are sent."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels, notifications, orders, outbound, shipping, tenancy
from portal.domains.channels import ShopBroken
from portal.domains.outbound import ShipmentDelivered, ShipmentHandedOver
from portal.flows.services import Services
from portal.kit import clock
from portal.kit.ids import new_id
from portal.kit.mail import Letter, MailRefused
from portal.kit.reactions import Opener
from portal.kit.scope import Actor, OperatorScope, actor_of, enter, tenant

# Why a shop is broken, by the code of the refusal.
_BROKEN = {
    "ja": {
        "shop_refuses_credentials": "店舗が接続情報を受け付けません",
        "shop_answers_oddly": "店舗が想定外の応答を返しています",
        "address_refused": "店舗のURLに接続できません",
    },
    "en": {
        "shop_refuses_credentials": "the shop does not accept our credentials",
        "shop_answers_oddly": "the shop answers what its platform does not answer",
        "address_refused": "the address of the shop cannot be called",
    },
}


async def invite_member(
    session: AsyncSession,
    services: Services,
    *,
    email: str,
    role: str,
    may_make_owners: bool,
    merchant_id: UUID | None = None,
) -> UUID:
    """An open invitation exists and its mail, with the link to join, is queued with it; answers the invitation's id.

    Refuses as :func:`tenancy.invite`. ``merchant_id`` lets the operator invite a merchant's first people.
    """
    invitation_id, token = await tenancy.invite(
        session, services.vault, email=email, role=role, may_make_owners=may_make_owners, merchant_id=merchant_id
    )
    merchant_id = merchant_id or tenant(session).merchant_id
    await notifications.queue(
        session, template="invitation",
        locale=await tenancy.find_locale(session, email) or await _locale(session, merchant_id),
        recipient=email.strip().lower(),
        context={
            "inviter": actor_of(session).name, "tenant": await tenancy.tenant_name(session, merchant_id),
            "url": f"{services.config.public_url}/join?token={token}", "days": tenancy.INVITATION_LIFE.days,
        },
        source_key=f"invitation:{invitation_id}", document_type="invitation", document_id=invitation_id,
        merchant_id=merchant_id,
    )  # fmt: skip
    return invitation_id


async def _locale(session: AsyncSession, merchant_id: UUID | None) -> str:
    if merchant_id is None:
        return (await tenancy.get_operator(session)).locale
    return (await tenancy.get_merchant(session, merchant_id)).locale


async def mail_reset(session: AsyncSession, services: Services, *, email: str) -> None:
    """If somebody has this address, a mail with the link to a new password is queued, in that person's language.

    Runs at the front door; the mail is kept with the first place where the person has a role.
    """
    asked = await tenancy.ask_reset(session, services.vault, email)
    if asked is None:
        return
    await enter(session, OperatorScope(asked.operator_id, Actor("user", asked.user_id, asked.name)))
    await notifications.queue(
        session, template="password_reset", locale=asked.locale, recipient=asked.email,
        context={
            "name": asked.name, "url": f"{services.config.public_url}/reset?token={asked.token}",
            "minutes": int(tenancy.RESET_LIFE.total_seconds()) // 60,
        },
        source_key=f"password_reset:{new_id()}", document_type="user", document_id=asked.user_id,
        merchant_id=asked.merchant_id,
    )  # fmt: skip


async def tell_broken(opener: Opener, event: ShopBroken) -> None:
    """Those who may mend a broken shop know that it is, why, and where to do so; at most once a day each."""
    services: Services = opener.services
    async with opener.open() as session:
        shop = await channels.get_shop(session, event.shop_id)
        merchant = await tenancy.get_merchant(session, shop.merchant_id)
        day = clock.date_in((await tenancy.get_terms(session, shop.merchant_id)).time_zone)
        locale = merchant.locale if merchant.locale in _BROKEN else "en"
        for member in await tenancy.list_members(session):
            if "shops:write" in member.may():
                await notifications.queue(
                    session, template="shop_broken", locale=locale, recipient=member.user_email,
                    context={
                        "tenant": merchant.name, "shop": shop.name,
                        "reason": _BROKEN[locale].get(event.reason, event.reason),
                        "url": f"{services.config.public_url}/c/{merchant.code}/shops/{shop.id}",
                    },
                    source_key=f"shop_broken:{shop.id}:{day}:{member.user_id}", document_type="shop",
                    document_id=shop.id, merchant_id=shop.merchant_id,
                )  # fmt: skip


async def send_mail(opener: Opener, event: notifications.MailQueued) -> None:
    """The mail is with its reader, or failed with the mail server's reason.

    After a crash between sending and noting it the mail goes out again, with the same Message-ID.
    """
    services: Services = opener.services
    async with opener.open() as session:
        mail = await notifications.get_mail(session, event.mail_id)
        sender = await _sender(session, mail.head.merchant_id)
    if mail.head.status != "queued":
        return
    try:
        via = await services.mailer.send(_letter(mail, sender))
    except MailRefused as refusal:
        async with opener.open() as session:
            await notifications.mark_failed(session, mail.head.id, error=refusal.data["reason"], body=mail.body)
        return
    async with opener.open() as session:
        await notifications.mark_sent(session, mail.head.id, via=via, body=mail.body)


async def _sender(session: AsyncSession, merchant_id: UUID | None) -> dict[str, Any]:
    if merchant_id is None:
        operator = await tenancy.get_operator(session)
        return {"sender_name": operator.name, "reply_to": operator.email or None}
    merchant = await tenancy.get_merchant(session, merchant_id)
    return {"sender_name": merchant.name, "reply_to": merchant.email or None}


def _letter(mail: notifications.MailView, sender: dict[str, Any]) -> Letter:
    head = mail.head
    return Letter(
        key=str(head.id), recipient=head.recipient, subject=head.subject, text=mail.body,
        html=notifications.as_html(mail.body), **sender,
    )  # fmt: skip


async def tell_shipped(session: AsyncSession, event: ShipmentHandedOver) -> None:
    """The buyers whose orders are in a shipment that left know its tracking numbers, once per order."""
    labels = await shipping.labels_of(session, [event.shipment_id])
    told = {
        "carrier": " / ".join(sorted({label.carrier_name for label in labels})),
        "tracking_numbers": "\n".join(label.tracking_number for label in labels),
    }
    await _tell_buyers(session, "shipped", event.shipment_id, told)


async def tell_delivered(session: AsyncSession, event: ShipmentDelivered) -> None:
    """The buyers whose orders are in a shipment that arrived know it, once per order."""
    await _tell_buyers(session, "delivered", event.shipment_id, {})


async def _tell_buyers(session: AsyncSession, template: str, shipment_id: UUID, told: dict[str, str]) -> None:
    detail = await outbound.get_shipment(session, shipment_id)
    merchant_id = detail.shipment.merchant_id
    shop = (await tenancy.get_merchant(session, merchant_id)).name
    for order_id in sorted({line.order_id for line in detail.lines}):
        order = await orders.get_order(session, order_id)
        await notifications.queue(
            session, template=template, locale="ja" if detail.ship_to.country == "JP" else "en",
            recipient=order.buyer_email,
            context={
                "recipient": order.buyer_name or detail.ship_to.name, "shop": shop, "orders": order.number, **told,
            },
            source_key=f"{template}:{shipment_id}:{order_id}", document_type="order", document_id=order_id,
            merchant_id=merchant_id,
        )  # fmt: skip


async def open_mail(session: AsyncSession, mail_id: UUID, *, in_production: bool) -> notifications.MailView:
    """A mail's text for a member of the operator's staff; that it was read stands in the audit trail.

    The secret of a link is shown only where no mail server is set; one that opens an account, never in production.
    """
    mail = await notifications.get_mail(session, mail_id)
    await tenancy.audit(session, "mail.read", "mail", mail_id, {}, merchant_id=mail.head.merchant_id)
    readable = mail.head.via == "local" and not (in_production and mail.head.template == "password_reset")
    return mail if readable else replace(mail, body=notifications.without_secrets(mail.body))
