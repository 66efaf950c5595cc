// hidden_terms.h - terms that stand for what a text says, not for its words.
#pragma once
#include <string>
#include <string_view>

#include "common/calendar/date.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

// Of a document that has `term` as a part of compounds only.
std::string part_only_term(std::string_view term);

// Of a document that names the place, by whatever name.
std::string place_term(std::string_view place_name);

bool is_place_term(std::string_view term);

// The one name of a place in these terms: 中国, 青森県, 宮城県仙台市.
std::string full_name(const Place& place);

// Of a document that names the date, the month or the year; each date has the
// terms of its month and its year too.
std::string date_term(const Date& date);

// Of a document that was read from a file of that name, with its ending, however it is typed.
std::string file_term(std::string_view name);

}  // namespace musubi
