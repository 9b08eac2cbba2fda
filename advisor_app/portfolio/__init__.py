"""The client database: the only package that knows tables, SQL and migrations.

``session.Portfolio`` is its door. Reads take the session of ``portfolio.read()``, writes the unit of
``portfolio.unit(…)``; what goes in and comes out are frozen values.
"""
