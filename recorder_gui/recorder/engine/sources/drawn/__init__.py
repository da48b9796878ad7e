"""Pictures and sounds that are made here: the demo group and the test patterns."""
