"""Words of jobs and how one may go on. Data and pure functions."""

JOB_KINDS = ("order_export", "stock_export", "charge_export", "order_action", "product_check", "product_import")
JOB_STATES = ("queued", "running", "stopping", "stopped", "done", "failed")
# In these a slice is under way or due; in the others nothing happens by itself.
GOING = ("queued", "running", "stopping")
RESUMABLE = ("stopping", "stopped", "failed")
