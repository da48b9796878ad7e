"""What only our own window asks for, under `/local/` (shapes: `protocol.local`)."""
