"""The REST API of one store, version ``wc/v3``: what the portal reads and writes there."""

from demoshop.rest.routes import StoreApi

__all__ = ["StoreApi"]
