"""The reference data: tables of parties, people and offices, asked by name, post and day."""
