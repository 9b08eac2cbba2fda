"""Pure reasoning: frozen values in, frozen values out; no files, no clock, no SQL, no Qt."""
