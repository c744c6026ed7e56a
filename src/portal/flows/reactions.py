"""THE MAP: which event makes which flow happen. Read this first.

An event that nothing follows stands in ``NOTHING_FOLLOWS`` with the reason.
"""

from portal.flows import (
    announcing,
    charging,
    delivering,
    dispatch,
    exporting,
    fulfilment,
    handing_over,
    invoicing,
    measuring_storage,
    order_intake,
    product_importing,
    shop_connecting,
    shop_polling,
    shop_products,
    stock_keeping,
    suspending,
    sweeping_shops,
    telling_shops,
    telling_stock,
    trail_sealing,
    working,
)  # fmt: skip
from portal.flows.working import TakeSlice
from portal.kit.reactions import FiveMinutesPassed, HourPassed, Moment, Reaction, Reactions

# What a slice of each kind of job does.
JOBS: dict[str, TakeSlice] = {
    "order_export": exporting.order_slice,
    "stock_export": exporting.stock_slice,
    "charge_export": exporting.charge_slice,
    "order_action": order_intake.acting_slice,
    "product_check": product_importing.check_slice,
    "product_import": product_importing.import_slice,
}

MAP: dict[str, list[Reaction]] = {
    "ShopAdded": [Reaction("greet_shop", shop_connecting.greet_shop, outside=True)],
    "ShopConnected": [Reaction("import_products", shop_products.import_products, outside=True)],
    "ShopResumed": [Reaction("take_up_waiting", shop_connecting.take_up_waiting)],
    "FiveMinutesPassed": [
        Reaction("call_for_polls", shop_polling.call_for_polls, as_operator=True),
        Reaction("hold_late_orders", suspending.hold_late_orders, as_operator=True),
        Reaction("seal_trail", trail_sealing.seal_trail, outside=True, as_operator=True),
    ],
    "ShopPollDue": [Reaction("poll_shop", shop_polling.poll_shop, outside=True, as_operator=True)],
    "ShopStockDue": [Reaction("tell_shop_stock", telling_stock.tell_shop_stock, outside=True, as_operator=True)],
    "ShopSweepDue": [Reaction("sweep_shop", sweeping_shops.sweep_shop, outside=True, as_operator=True)],
    # Nothing is called, but the mail names an address that only the process knows.
    "ShopBroken": [Reaction("tell_broken", announcing.tell_broken, outside=True)],
    "ShopProductReceived": [Reaction("take_product", shop_products.take_product)],
    "ShopOrderReceived": [Reaction("take_order", order_intake.take_order)],
    "ListingMapped": [Reaction("map_listed_product", order_intake.map_listed_product)],
    "ProductAdded": [
        Reaction("map_added_product", order_intake.map_added_product),
        Reaction("map_new_product", shop_products.map_new_product),
    ],
    "MerchantSuspended": [Reaction("hold_open_orders", suspending.hold_open_orders)],
    "MerchantResumed": [Reaction("release_orders", suspending.release_orders)],
    "OrderHeld": [Reaction("map_held_order", order_intake.map_held_order)],
    "OrderFulfilled": [Reaction("tell_shop_of_order", telling_shops.tell_of_order, outside=True)],
    "MailQueued": [Reaction("send_mail", announcing.send_mail, outside=True, as_operator=True)],
    "StockArrived": [Reaction("fill_backorders", stock_keeping.fill_backorders)],
    "StockFreed": [Reaction("fill_backorders", stock_keeping.fill_backorders)],
    # A carrier's contract and its cost are the operator's own.
    "LabelWanted": [Reaction("buy_label", dispatch.buy_label, outside=True, as_operator=True)],
    "LabelVoided": [Reaction("tell_carrier_void", dispatch.tell_carrier_void, outside=True, as_operator=True)],
    "HandoverSigned": [Reaction("keep_manifest", handing_over.keep_manifest, outside=True, as_operator=True)],
    "ParcelTracked": [Reaction("follow_parcel", delivering.follow_parcel, as_operator=True)],
    "ShipmentDelivered": [Reaction("tell_delivered", announcing.tell_delivered)],
    # Billing runs as the operator: rate cards and charges are the operator's to write.
    "OperationRecorded": [Reaction("charge", charging.charge, as_operator=True)],
    "RateCardAdded": [Reaction("charge_waiting", charging.charge_waiting, as_operator=True)],
    "JobDue": [Reaction("advance_job", working.advancing(JOBS))],
    "HourPassed": [
        Reaction("call_for_sweeps", sweeping_shops.call_for_sweeps, as_operator=True),
        Reaction("measure_storage", measuring_storage.measure, as_operator=True),
        Reaction("notice_month_end", invoicing.notice_month_end, as_operator=True),
    ],
    "MonthEnded": [Reaction("close_month", invoicing.close_month, as_operator=True)],
    "InvoiceFinalised": [Reaction("keep_document", invoicing.keep_document, as_operator=True)],
    # A wave is the operator's, whoever cancelled or packed one of its shipments.
    "PickingBegan": [Reaction("advance_wave", fulfilment.advance_wave, as_operator=True)],
    "ShipmentPicked": [Reaction("advance_wave", fulfilment.advance_wave, as_operator=True)],
    "ShipmentLeftWave": [Reaction("advance_wave", fulfilment.advance_wave, as_operator=True)],
    "ShipmentCancelled": [Reaction("advance_wave", fulfilment.advance_wave, as_operator=True)],
    "ShipmentPacked": [
        Reaction("advance_wave", fulfilment.advance_wave, as_operator=True),
        Reaction("buy_labels", dispatch.buy_labels, outside=True, as_operator=True),
    ],
    "WaveReleased": [Reaction("begin_orders", fulfilment.begin_orders)],
    "ShipmentHandedOver": [
        Reaction("fulfil_orders", fulfilment.fulfil_orders),
        Reaction("tell_shop_of_shipment", telling_shops.tell_of_shipment, outside=True),
        Reaction("follow_shipment", delivering.follow_shipment, as_operator=True),
        Reaction("tell_shipped", announcing.tell_shipped),
    ],
}

NOTHING_FOLLOWS: dict[str, str] = {
    "ShopStockRepaired": "for timeline and feed; the next look at stock tells the shop",
    "ShopPaused": "for timeline and feed",
    "ShopDisconnected": "for timeline and feed",
    "ProductRevised": "for timeline and feed",
    "ProductRetired": "for timeline and feed",
    "ShipmentReleased": "for timeline and feed",
    "ShipmentShort": "for timeline and feed; arriving stock fills it",
    "LinePicked": "for timeline and feed; its work is recorded in the same transaction",
    "PickShort": "for timeline and feed; what is missing is found elsewhere in the same transaction",
    "UnitsPutBack": "for timeline and feed",
    "WavePlanned": "for the wave's timeline",
    "WaveCancelled": "for the wave's timeline",
    "WavePicked": "for the wave's timeline",
    "WaveClosed": "for the wave's timeline",
    "ShipmentReserved": "for timeline and feed; the next wave finds it",
    "ShipmentReaddressed": "for timeline and feed; its label is made later",
    "OrderPlaced": "for timeline and feed; its shipment is opened in the same transaction",
    "OrderReleased": "for timeline and feed; its shipments are freed in the same transaction",
    "OrderChanged": "for timeline and feed; its shipments follow in the same transaction",
    "OrderChangeRefused": "for timeline and feed; a person decides",
    "OrderCancelled": "for timeline and feed; its stock is given back in the same transaction",
    "DeliveryFailed": "for timeline and feed; the carrier tries again",
    "ShipmentReturned": "for timeline and feed; it comes in as a return",
    "InboundAnnounced": "for timeline and feed",
    "InboundArrived": "for timeline and feed",
    "InboundReceived": "for timeline and feed; stock and billing were written with it",
    "InboundPutAway": "for timeline and feed; stock and billing were written with it",
    "InboundClosed": "for timeline and feed",
    "InboundCancelled": "for timeline and feed",
    "StockAdjusted": "for timeline and feed; found units are announced by StockArrived",
    "StockCounted": "for timeline and feed; a variance is announced by StockAdjusted",
    "LabelBought": "for timeline and feed; its parcel was marked in the same transaction",
    "LabelVerified": "for timeline and feed; its parcel was marked in the same transaction",
    "ParcelHandedOver": "for timeline and feed; its shipment was marked in the same transaction",
    "ReturnRequested": "for timeline and feed; the operator's list shows it",
    "ReturnApproved": "for timeline and feed",
    "ReturnRejected": "for timeline and feed",
    "ReturnCancelled": "for timeline and feed",
    "ReturnSent": "for timeline and feed",
    "ReturnArrived": "for timeline and feed; billing was written with it",
    "ReturnInspected": "for timeline and feed; stock and billing were written with it",
    "ReturnResolved": "for timeline and feed",
    "ChargeRecorded": "for timeline and feed",
    "ChargeReversed": "for timeline and feed; the next invoice takes it up",
    "InvoiceDrafted": "for timeline and feed",
    "JobStopped": "for timeline and feed",
    "JobDone": "for timeline and feed",
    "JobFailed": "for timeline and feed; it can be resumed",
    "MerchantRevised": "for timeline and feed; names are changed in the same transaction",
    "MerchantOpened": "for timeline and feed",
    "MemberInvited": "the invitation's mail is queued in the same transaction",
}

REACTIONS = Reactions(MAP)

SCHEDULE: dict[str, Moment] = {
    "five minutes": Moment(
        "*/5 * * * *", lambda operator_id, at: FiveMinutesPassed(merchant_id=None, operator_id=operator_id, at=at)
    ),
    "hour": Moment("2 * * * *", lambda operator_id, at: HourPassed(merchant_id=None, operator_id=operator_id, at=at)),
}
