"""Reading converted documents: from a folder, with their text laid out again."""
