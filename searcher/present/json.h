// json.h - an answer as one JSON object for other programs.
#pragma once
#include <string>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

// One line.  Every counted facet of the schema is there, empty where it was not
// counted.  Ill-formed UTF-8 becomes U+FFFD, a number that is not finite 0;
// characters that could disturb a terminal are written as \u escapes.
std::string present_json(const Answer& answer);

// One document whole: the keys of a hit, and its body.
std::string present_json(const Hit& document);

// In the place of an answer: {"query", "error", "hint"}.
std::string present_json_error(const std::string& query, const Error& error);

}  // namespace musubi
