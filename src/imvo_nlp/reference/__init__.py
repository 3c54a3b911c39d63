"""The reference data: tables of parties, people and offices, queried by name, post and date."""
