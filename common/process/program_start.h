// program_start.h - what both programs do before anything else.
#pragma once

namespace musubi {

// Gives standard streams that are closed a file of their own, so that no file opened later
// takes their place and is written into; an answer to a closed stream still fails.  Lets a
// write beyond the limit on the size of files fail rather than end the program.
void prepare_process();

}  // namespace musubi
