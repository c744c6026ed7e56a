"""An order's way from its arrival to the floor: taken in and reserved, followed when it changes, held, let go, ended.

One story in several files, because everything here comes down to the same three steps: what the order says, its
shipments, and the promises on stock.
"""

from portal.flows.order_intake.acting import Doing, act_on, acting_slice, begin_acting
from portal.flows.order_intake.caring import cancel, hold, readdress, release
from portal.flows.order_intake.intake import Taken, intake
from portal.flows.order_intake.mapping import map_added_product, map_held_order, map_listed_product
from portal.flows.order_intake.sending import Sending, ShortLine
from portal.flows.order_intake.shop_orders import take_order
from portal.flows.order_intake.submitting import submit

__all__ = [
    "Doing", "Sending", "ShortLine", "Taken", "act_on", "acting_slice", "begin_acting", "cancel", "hold", "intake",
    "map_added_product", "map_held_order", "map_listed_product", "readdress", "release", "submit", "take_order",
]  # fmt: skip
