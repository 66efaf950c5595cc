#include "indexer/units.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace musubi {

namespace {

using std::chrono::system_clock;

std::string date_and_time(system_clock::time_point time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(system_clock::to_time_t(time)));
}

}  // namespace

std::string utc_text(system_clock::time_point time) {
  return date_and_time(std::chrono::floor<std::chrono::seconds>(time)) + "Z";
}

std::string utc_text_with_milliseconds(system_clock::time_point time) {
  const auto second = std::chrono::floor<std::chrono::seconds>(time);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - second);
  return fmt::format("{}.{:03}Z", date_and_time(second), rest.count());
}

std::string size_text(std::uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  return bytes < 1'000'000 ? fmt::format("{:.1f} kB", size / 1e3)
                           : fmt::format("{:.1f} MB", size / 1e6);
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace musubi
