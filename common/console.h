// console.h - what the programs say, on streams that may be full or closed.
#pragma once
#include <string_view>

#include "common/result.h"

namespace musubi {

// To stdout, flushed.  False where not all of it could be written: half an answer
// must not look like a whole one.
bool write_answer(std::string_view text);

// To stderr.  One that cannot be written to is no reason to stop.
void write_message(std::string_view text);

// "PROGRAM: message" and the hint below it, safe to print.
void tell_error(std::string_view program, const Error& error);

}  // namespace musubi
