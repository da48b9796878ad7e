"""The table that shows long lists, and how its cells are drawn."""
