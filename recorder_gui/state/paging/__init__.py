"""Long lists of a service behind one scroll bar: the rows that are known, and their fetching."""
