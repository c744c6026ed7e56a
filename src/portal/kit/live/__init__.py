"""Hints to open pages that something changed: said by the relay through Redis, heard once by every API process.

A hint may be lost, and nothing is built on it: whoever cannot be sure to have heard everything is told to read anew.
"""

from portal.kit.live.switchboard import RESYNC, Listener, Switchboard
from portal.kit.live.wire import CHANNELS, Said, channel, pack, unpack

__all__ = ["CHANNELS", "RESYNC", "Listener", "Said", "Switchboard", "channel", "pack", "unpack"]
