"""Loads the pipeline in the process from which the workers of tests fork: see `fork_workers` in conftest.py."""

import imvo_nlp

imvo_nlp.convert_text("Vraag 1\nKent u de kurkveiling?\n\nAntwoord 1\nJa.\n")
