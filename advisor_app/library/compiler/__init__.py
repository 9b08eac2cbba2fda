"""From YAML and official text to policies.db: load → validate (schema) → check (meaning) → emit."""
