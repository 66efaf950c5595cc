// hit_fields.h - what a hit has, by name, as text: the columns of tables and templates.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

// "title, url" or "題名,URL": the names of the fields in it, in their order.  Fails on one that no
// hit has.
Result<std::vector<std::string>> parse_field_names(std::string_view typed);

// The columns of tables where nobody asks for others.
std::vector<std::string> usual_fields();

// Several values with ";" between them; empty for a name that is none.
std::string field_text(const Hit& hit, std::string_view name);

// Whether one of them needs the text to be searched for the words of the query.
bool need_passages(const std::vector<std::string>& fields);

}  // namespace musubi
