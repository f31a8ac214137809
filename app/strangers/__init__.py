"""What strangers made is read here: pictures and workbooks, by libraries, in a child process with little to harm.

`app.decoding.decoded` is the door. Nothing in this folder knows the register, a key or a person."""
