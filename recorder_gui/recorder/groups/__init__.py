"""Groups: who may be recorded. `groups.Groups` joins the groups file, the members that windows
added, and the groups that are always there; `toml_file` reads and writes the files."""
