"""The recorder on this computer: found, started and stopped; and the extras of `/local/`."""
