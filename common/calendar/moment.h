// moment.h - when documents came and changed: nanoseconds since 1970, for people and programs.
#pragma once
#include <cstdint>
#include <string>

#include "common/calendar/date.h"
#include "common/result.h"

namespace musubi {

// "2026-11-28" and "2026-11-28 23:58", where the user is.
std::string day_text(std::uint64_t time);
std::string moment_text(std::uint64_t time);

// "2026-11-28T14:58:07Z".
std::string utc_text(std::uint64_t time);

// The last moment before the day, month or year begins where the user is.
std::uint64_t last_moment_before(const Date& date);

}  // namespace musubi
