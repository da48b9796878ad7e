"""Where pictures and sounds come from: one thread a source, delivering ahead into bounded feeds."""
