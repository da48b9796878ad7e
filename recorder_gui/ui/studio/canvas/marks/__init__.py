"""What is drawn over the canvas and never recorded: outlines, handles, guides, grid."""
