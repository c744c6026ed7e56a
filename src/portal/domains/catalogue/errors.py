"""What the catalogue refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class ProductMissing(Missing):
    """No such product of this merchant."""

    code = "product_missing"
    title = "No such product"


class SkuTaken(Conflict):
    """Another product of this merchant has this sku."""

    code = "sku_taken"
    title = "Another product has this sku"


class BarcodeTaken(Conflict):
    """Another product of this merchant carries this code."""

    code = "barcode_taken"
    title = "Another product carries this barcode"


class BarcodeInvalid(Invalid):
    """The code is mistyped: its length or its check digit is wrong."""

    code = "barcode_invalid"
    title = "The barcode is mistyped"


class BarcodeMissing(Missing):
    """No product of this merchant carries this code."""

    code = "barcode_missing"
    title = "No product carries this barcode"


class PhotoInvalid(Invalid):
    """The file is no picture that is taken here, or too large."""

    code = "photo_invalid"
    title = "This file cannot be a photo here"


class PhotoMissing(Missing):
    """The product has no such photo."""

    code = "photo_missing"
    title = "No such photo"


class TooManyPhotos(Conflict):
    """The product has as many photos as it may have."""

    code = "too_many_photos"
    title = "The product has too many photos"
