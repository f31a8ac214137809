"""Letters of every kind: what they are made of, and the paper."""
