"""How the House writes: dossiers, numbers, dates, identifiers, names. Knows no document and no person."""
