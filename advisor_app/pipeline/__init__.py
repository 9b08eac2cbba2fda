"""Pure reasoning on what is under way: transitions, standings, dates; no files, no clock, no SQL, no Qt."""
