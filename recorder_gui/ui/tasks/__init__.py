"""The page on which recordings are found, watched and acted on."""
