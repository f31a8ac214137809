"""Taking a photograph: where pictures come from, the frame of the face, and the place where both meet."""
