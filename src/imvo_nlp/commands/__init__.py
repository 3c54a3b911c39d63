"""The commands behind `imvo-nlp`, one module each.

`add` declares the arguments of a command, `run` executes it and returns the exit status. Heavy
imports wait for `run`, so that `imvo-nlp --help` is fast.
"""
