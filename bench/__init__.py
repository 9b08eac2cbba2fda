"""Speed, measured beside a yardstick in the same run; never part of the tests."""
