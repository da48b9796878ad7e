"""The inspector: exact numbers and looks of the selection, of one item and of many."""
