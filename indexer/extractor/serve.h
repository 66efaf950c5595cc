// serve.h - the worker: reads the files that the indexer asks for, one after another.
#pragma once

namespace musubi {

// Takes requests from `channel`, a socket, until it is closed.  The exit status.
int serve(int channel);

}  // namespace musubi
