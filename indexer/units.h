// units.h - times and sizes as the indexer writes them, for people and for programs.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace musubi {

// ISO 8601: "2026-11-22T02:00:00Z".
std::string utc_text(std::chrono::system_clock::time_point time);

// "2026-11-22T02:00:00.123Z".
std::string utc_text_with_milliseconds(std::chrono::system_clock::time_point time);

// "18.2 kB", "1.5 MB"; steps of a thousand.
std::string size_text(std::uint64_t bytes);

// "1 file", "2 files".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace musubi
