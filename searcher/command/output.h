// output.h - how a text reaches the user: on standard output, or in a pager.
#pragma once
#include <cstddef>
#include <string>

#include "searcher/options/searcher_options.h"

namespace musubi {

// The programs' contract.
inline constexpr int kHits = 0;
inline constexpr int kNoHits = 1;
inline constexpr int kSearchError = 2;

// The message on standard error; returns the status.
int tell(const Error& error);

// On standard output as it is.  `status` where that could be written.
int print(const std::string& text, int status);

// The same for people: in the pager, where standard output is a terminal.
int print_paged(const std::string& text, const OutputOptions& output, int status);

// How the answer was found, on standard error: for formats that have no place for it.
void tell_notes(const Answer& answer);

// The line of its file that a link leads to; 0, which is its beginning, where the file is large.
std::size_t linked_line(const Hit& hit);

// What standard output leads to, and what the user wants of it.
TextStyle text_style(const OutputOptions& output);

}  // namespace musubi
