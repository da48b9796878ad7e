"""Files from the service to this disk: resumed, verified, never half under a final name."""
