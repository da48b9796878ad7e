"""What whoever looks on sees and hears: of a running recording, of sources that nothing records,
and of files."""
