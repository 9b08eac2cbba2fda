"""Pure vocabulary: frozen values that every other layer speaks in."""
