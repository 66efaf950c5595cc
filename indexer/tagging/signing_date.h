// signing_date.h - when an agreement that a text tells of was signed.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "common/calendar/date_parser.h"

namespace musubi {

// The date beside a label (提携年月日 …) or a verb of signing (…に調印した) in the
// opening of a text; a label wins over a verb.  `mentions` are the text's dates.
std::optional<Date> find_signing_date(std::string_view text,
                                      const std::vector<DateMention>& mentions);

}  // namespace musubi
