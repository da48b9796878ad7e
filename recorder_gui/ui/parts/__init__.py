"""Small building blocks that all pages share, drawn from the theme's palette."""
