"""Where the program stands: its folders, shipped files, settings and log."""
