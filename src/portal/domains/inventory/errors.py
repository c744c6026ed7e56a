"""What inventory refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class WarehouseMissing(Missing):
    """No such warehouse of this operator."""

    code = "warehouse_missing"
    title = "No such warehouse"


class LocationMissing(Missing):
    """No such location, or none of the purpose that is needed."""

    code = "location_missing"
    title = "No such location"


class PlaceTaken(Conflict):
    """A warehouse, zone or location has this code or barcode already."""

    code = "place_taken"
    title = "Another place has this code or barcode"


class LocationPurpose(Invalid):
    """Goods cannot go to a location of this purpose in this step."""

    code = "location_purpose"
    title = "The location is for something else"


class LotMissing(Missing):
    """No such lot of this product."""

    code = "lot_missing"
    title = "No such lot"


class LotDiffers(Conflict):
    """The lot is known with another expiry date."""

    code = "lot_differs"
    title = "This lot is known with another expiry date"


class NotEnough(Conflict):
    """A place does not hold what should be taken from it, free of what is pinned for picks."""

    code = "not_enough_stock"
    title = "There is not enough stock"


class StockPromised(Conflict):
    """Fewer sellable units would remain in the warehouse than are promised to shipments."""

    code = "stock_promised"
    title = "This stock is promised to shipments"


class AllocationMissing(Missing):
    """No such allocation."""

    code = "allocation_missing"
    title = "No such allocation"


class AllocationDone(Conflict):
    """The allocation is not open any more, or holds fewer units."""

    code = "allocation_done"
    title = "The allocation does not hold this many units to pick"


class NotPicked(Conflict):
    """Only units that were picked for a line can leave for its buyer."""

    code = "not_picked"
    title = "These units were not picked for this shipment"
