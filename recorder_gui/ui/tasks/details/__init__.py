"""All about one recording, beside the table."""
