// json.h - an answer as one JSON object for other programs.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

// The version of the form, raised where a key would change its meaning.
inline constexpr int kJsonVersion = 1;

// One line.  Every counted facet of the schema is there, empty where it was not
// counted.  Ill-formed UTF-8 becomes U+FFFD, a number that is not finite 0;
// characters that could disturb a terminal are written as \u escapes.
// `fields`: the keys of each hit, in this order; empty: all of them.
std::string present_json(const Answer& answer, const std::vector<std::string>& fields = {});

// The hits alone, each as an object on its own line.
std::string present_json_lines(const Answer& answer, const std::vector<std::string>& fields = {});

// The facets of an answer alone: {"query", "total", "facets", "notes", "filters"}.
std::string present_json_facets(const Answer& answer);

// One document whole: the keys of a hit, and its body.
std::string present_json(const Hit& document);

// In the place of an answer: {"query", "error", "hint"}.
std::string present_json_error(const std::string& query, const Error& error);

}  // namespace musubi
