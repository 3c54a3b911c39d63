"""A folder of converted documents as passages that can be searched, and their index."""
