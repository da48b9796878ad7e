"""The filters over the table and the sidebar with those that are kept."""
