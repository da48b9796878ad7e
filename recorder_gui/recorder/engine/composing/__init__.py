"""The frames of a recording: what is on the canvas and in the mix, and taking them in time."""
