"""Use cases: what windows and the command line may ask for, checked, worded and carried out whole."""
