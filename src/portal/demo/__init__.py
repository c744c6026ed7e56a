"""The demo world: a fulfilment company that reads like a real one, made through the product's own actions.

Everything here is invented; names of people, firms and goods mean nobody.
"""
