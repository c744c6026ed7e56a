"""What mails say, in Japanese and English. Data only: `$name` is replaced by a value of the context, nothing is run."""

from string import Template

FALLBACK_LOCALE = "en"

_Words = dict[str, tuple[Template, Template]]


def _words(**by_locale: tuple[str, str]) -> _Words:
    return {locale: (Template(subject), Template(body)) for locale, (subject, body) in by_locale.items()}


TEMPLATES: dict[str, _Words] = {
    # inviter, tenant, url, days
    "invitation": _words(
        ja=(
            "【$tenant】メンバーへの招待",
            "$inviter さんが、あなたを「$tenant」のメンバーに招待しました。\n\n"
            "次のリンクから参加してください（$days 日間有効です）。\n$url\n\n"
            "心当たりのない場合は、このメールを破棄してください。",
        ),
        en=(
            "You are invited to $tenant",
            "$inviter invites you to work with $tenant.\n\n"
            "Follow this link to join. It is valid for $days days.\n$url\n\n"
            "If you do not expect this, ignore this mail.",
        ),
    ),
    # name, url, minutes
    "password_reset": _words(
        ja=(
            "パスワードの再設定",
            "$name 様\n\n次のリンクから新しいパスワードを設定してください"
            "（$minutes 分間、一度だけ有効です）。\n$url\n\n"
            "心当たりのない場合は、このメールを破棄してください。パスワードは変わりません。",
        ),
        en=(
            "Set a new password",
            "Dear $name,\n\nfollow this link to set a new password. It works once, within $minutes minutes.\n$url\n\n"
            "If you did not ask for this, ignore this mail. Your password stays as it is.",
        ),
    ),
    # tenant, shop, reason, url
    "shop_broken": _words(
        ja=(
            "【$tenant】店舗「$shop」と連携できていません",
            "店舗「$shop」との連携が止まっています。\n\n理由：$reason\n\n"
            "次の画面から接続情報を入力し直してください。連携が戻ると、止まっていた間の受注も自動で取り込みます。\n$url",
        ),
        en=(
            "The shop $shop of $tenant is not connected any more",
            "The connection to the shop $shop is broken.\n\nReason: $reason\n\n"
            "Enter its credentials again on this page. Orders that were missed are then fetched by themselves.\n$url",
        ),
    ),
    # recipient, shop, orders, carrier, tracking_numbers (one a line)
    "shipped": _words(
        ja=(
            "【$shop】商品を発送しました（ご注文番号 $orders）",
            "$recipient 様\n\n$shop をご利用いただきありがとうございます。\n"
            "ご注文（$orders）の商品を発送しました。\n\n"
            "配送会社：$carrier\n送り状番号：\n$tracking_numbers\n\n"
            "お届けまで今しばらくお待ちください。",
        ),
        en=(
            "Your order $orders from $shop is on its way",
            "Dear $recipient,\n\nthank you for shopping at $shop. We have sent the goods of your order $orders.\n\n"
            "Carrier: $carrier\nTracking number:\n$tracking_numbers\n\n"
            "They will be with you soon.",
        ),
    ),
    # recipient, shop, orders
    "delivered": _words(
        ja=(
            "【$shop】商品のお届けが完了しました（ご注文番号 $orders）",
            "$recipient 様\n\nご注文（$orders）の商品のお届けが完了しました。\n\n"
            "お受け取りに覚えがない場合や、商品に問題がある場合は、このメールにご返信ください。\n\n$shop",
        ),
        en=(
            "Your order $orders from $shop was delivered",
            "Dear $recipient,\n\nthe goods of your order $orders were delivered.\n\n"
            "If you did not get them, or something is wrong with them, please reply to this mail.\n\n$shop",
        ),
    ),
}
