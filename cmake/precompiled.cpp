// Has nothing of its own: the headers that most sources include are compiled with it.
