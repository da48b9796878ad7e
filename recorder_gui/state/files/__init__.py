"""The finished recordings in the service's storage, and their way to this computer."""
