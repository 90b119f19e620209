"""What people see: one screen a file, its style sheet beside it. Screens talk to `session` and `library` only."""
