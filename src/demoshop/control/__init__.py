"""The demo's own strings: rates, bursts, faults, stores, and what buyers do. For the machine it runs on only."""

from demoshop.control.routes import Control

__all__ = ["Control"]
