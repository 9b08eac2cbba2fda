"""The parts of an assessment's page that say what to do next."""
