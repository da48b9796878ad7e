"""Finding recordings: filters, asking for them, those that are kept and counted."""
