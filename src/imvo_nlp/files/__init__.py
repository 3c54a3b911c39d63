"""The bytes of files: archives, and places on this machine or elsewhere."""
