"""Operations, prices, charges and invoices."""
