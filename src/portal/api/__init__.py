"""The HTTP door: knows Litestar, who is asking, and JSON shapes. Decides nothing of the business."""
