"""The frame around the pages: rail, top bar with the scan field, status strip, toasts."""
