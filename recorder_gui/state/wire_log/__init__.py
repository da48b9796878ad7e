"""Every message of both channels, kept for a while, found again and explained."""
