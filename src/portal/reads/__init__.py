"""Windows: reads that need several domains, one file per screen or document. They write nothing."""
