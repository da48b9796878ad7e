"""The page on which finished recordings are listed, downloaded and deleted."""
