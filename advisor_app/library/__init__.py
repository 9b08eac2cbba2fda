"""The door to policies.db: read-only policy content."""
