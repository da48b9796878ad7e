"""What the Studio knows: the layout being worked on, the roster, and the recording that runs."""
