"""The sound panel: every microphone of the group, how loud it is, and whether it is heard."""
