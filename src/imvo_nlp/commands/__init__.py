"""The commands behind `imvo-nlp`, one module each.

`add` declares what a command takes, `run` does it and gives the exit status. Nothing heavy is imported
before `run`: `imvo-nlp --help` shows them all.
"""
