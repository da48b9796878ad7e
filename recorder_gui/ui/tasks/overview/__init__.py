"""How the service stands, drawn."""
