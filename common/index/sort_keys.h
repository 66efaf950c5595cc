// sort_keys.h - values that put documents in order by comparing bytes.
//
// Every order ends with the document's id, so that no two documents are equal
// and the order depends neither on document numbers nor on shards.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/calendar/date.h"

namespace musubi {

// The natural order of ids: runs of ASCII digits compare as numbers (list#2 before
// list#10), everything else by code point.
std::string id_sort_key(std::string_view id);

// By date, then by id; without a date behind all dates either way.  A date without
// month or day stands before the more exact ones, or behind them where the newest
// come first.
std::string oldest_first_sort_key(const std::optional<Date>& date, std::string_view id);
std::string newest_first_sort_key(const std::optional<Date>& date, std::string_view id);

}  // namespace musubi
