"""What the service remembers: recordings, what happened to them, and the stored files.

One SQLite database; `catalogue.Catalogue` owns its threads, the other rooms hold the statements.
"""
