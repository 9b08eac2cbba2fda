"""The command line: the machine's door."""
