"""A street of WooCommerce stores in one small process, so that the portal has shops
to talk to where there is no internet.

It knows nothing of the portal and the portal nothing of it: they meet over HTTP only, as they would with a real store.
What it says on the wire follows a recording of WooCommerce 11.0.1 on WordPress 6.9.7.
"""
