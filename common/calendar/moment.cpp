#include "common/calendar/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace musubi {

namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;

std::tm parts_of(std::uint64_t time, std::tm* (*convert)(const std::time_t*, std::tm*)) {
  const auto seconds = static_cast<std::time_t>(time / kSecond);
  std::tm parts = {};
  convert(&seconds, &parts);
  return parts;
}

std::string day_of(const std::tm& parts) {
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

std::string day_text(std::uint64_t time) {
  return day_of(parts_of(time, ::localtime_r));
}

std::string moment_text(std::uint64_t time) {
  const std::tm parts = parts_of(time, ::localtime_r);
  return fmt::format("{} {:02}:{:02}", day_of(parts), parts.tm_hour, parts.tm_min);
}

std::string utc_text(std::uint64_t time) {
  const std::tm parts = parts_of(time, ::gmtime_r);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day_of(parts), parts.tm_hour, parts.tm_min,
                     parts.tm_sec);
}

std::uint64_t last_moment_before(const Date& date) {
  std::tm parts = {};
  parts.tm_year = date.year - 1900;
  parts.tm_mon = std::max(date.month, 1) - 1;
  parts.tm_mday = std::max(date.day, 1);
  parts.tm_isdst = -1;
  const std::time_t seconds = std::mktime(&parts);
  return seconds <= 0 ? 0 : static_cast<std::uint64_t>(seconds) * kSecond - 1;
}

}  // namespace musubi
