"""What the House decides and what it is promised: a module for each kind of decision."""
