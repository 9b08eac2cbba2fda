"""A whole city's list: every rule as column expressions that run on a dataframe or SQL engine."""
