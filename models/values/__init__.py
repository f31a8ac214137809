"""Value objects that every floor may use: numbers, partial dates."""
