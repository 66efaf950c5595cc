// csv.h - the hits of an answer as a table for spreadsheets.
#pragma once
#include <string>
#include <vector>

#include "searcher/answer.h"

namespace musubi {

// Excel takes a file for UTF-8 only where it begins with a byte order mark.
enum class ByteOrderMark { None, Written };

// As RFC 4180 has it: a header, a record for each hit, lines ended by CR LF.  A cell never
// becomes a formula.
std::string present_csv(const Answer& answer, const std::vector<std::string>& fields,
                        ByteOrderMark mark);

}  // namespace musubi
