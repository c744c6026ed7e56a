"""Tools that hold no business word: database, scope, outbox, errors, money, clock, crypto, HTTP, typesetting."""
