"""Text with its origin: the source as read, and clean text aligned with it."""
