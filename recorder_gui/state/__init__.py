"""What the application knows: QObjects with signals, no widgets.

A user's gesture becomes a method call here, then a call of `client/`; a reply changes the state,
which tells the widgets by signal.
"""
