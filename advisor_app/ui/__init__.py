"""The window: thin Qt pages over services; the only room that knows Qt."""
