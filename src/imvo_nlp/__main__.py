"""`python -m imvo_nlp` is the command `imvo-nlp`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
