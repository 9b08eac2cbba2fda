"""What to do next, worked out from assessments: what to ask, mend and expect, and when."""
