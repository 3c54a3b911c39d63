"""One document as a page to read: a single HTML file without network."""
