"""The second door: broker, relay, actor, schedule. No business."""
