"""The way onward: trips counted out and in, and who leaves for good (domain, 11.29, 11.30)."""
