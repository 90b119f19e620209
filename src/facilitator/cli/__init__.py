"""The command line: what scripts may rely on. Data on standard output, words for people on standard error.

Nothing here imports Textual. Each command is one module with `configure(parser)` and `run(args, here) -> exit code`; it
imports what it needs when it runs, so that `--help` stays fast.
"""
