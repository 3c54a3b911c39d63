"""Notation of the House: dossiers, numbers, dates, identifiers, names."""
