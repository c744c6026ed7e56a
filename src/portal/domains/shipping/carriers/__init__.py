"""Carriers as adapters: one file per partner behind one contract (base.py)."""

from portal.domains.shipping.carriers.base import CarrierAdapter
from portal.domains.shipping.carriers.own_fleet import OwnFleet


def adapters() -> dict[str, CarrierAdapter]:
    """Every carrier that this product can work with, by name."""
    return {adapter.carrier: adapter for adapter in (OwnFleet(),)}
