// english_date.h - reads a date in English: April 1, 2024; 1 April 2024; April 2024.
#pragma once
#include <optional>

#include "common/calendar/date_notation.h"

namespace musubi {

std::optional<DateNotation> read_english_date(DateLexer lexer);

}  // namespace musubi
