// convert.h - becomes a converter that the config names, under limits.
#pragma once

namespace musubi {

// `command`: a program by its path and its arguments, with a null behind.  Returns only where it
// cannot be started; the exit status.
int convert(char* const* command);

}  // namespace musubi
