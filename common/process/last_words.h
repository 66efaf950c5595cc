// last_words.h - what a program says where its memory fails it: a damaged file that was
// mapped, a library that trusted one, a fault of ours.
#pragma once

namespace musubi {

// From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT end the process with a line on
// stderr and this status, as any other failure does.  `program` and `hint` have to last as
// long as the process.  Under a sanitizer, which tells more, they end as ever.  Also lets
// exceptions pass where memory has run out.
void keep_last_words(const char* program, const char* hint, int status);

}  // namespace musubi
