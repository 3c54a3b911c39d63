"""One document as a readable page: a single HTML file that loads nothing."""
