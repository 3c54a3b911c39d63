"""Text that knows where it comes from: the source as read, and clean text aligned with it."""
