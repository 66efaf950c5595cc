#include "indexer/readers/repeated_text.h"

#include <algorithm>
#include <cstring>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxUnitBytes = 32U << 10;
constexpr std::size_t kMaxRepeatBytes = 128U << 10, kKeptRepeatBytes = 64U << 10;

// What is repeated for too long holds the beginning of one such step, and a unit behind it.
constexpr std::size_t kRepeatStepBytes = 32U << 10;

// As much of it is looked for behind it to tell the unit.
constexpr std::size_t kUnitProbeBytes = 64;

// How far on the text that begins at `at` is seen again; 0: not within the longest unit.
std::size_t unit_at(std::string_view text, std::size_t at) {
  const std::string_view probe = text.substr(at, kUnitProbeBytes);
  const std::string_view behind = text.substr(at + 1, kMaxUnitBytes + kUnitProbeBytes - 1);
  const void* const found = ::memmem(behind.data(), behind.size(), probe.data(), probe.size());
  if (found == nullptr) return 0;
  return 1 + static_cast<std::size_t>(static_cast<const char*>(found) - behind.data());
}

// All that repeats a unit of that size around `at`, but nothing before `first`.
TextPart stretch_around(std::string_view text, std::size_t first, std::size_t at,
                        std::size_t unit) {
  const std::string_view behind = text.substr(at + unit);
  const auto end = std::mismatch(behind.begin(), behind.end(), text.begin() + at).first;
  std::size_t begin = at;
  while (begin > first && text[begin - 1] == text[begin - 1 + unit]) --begin;
  return {begin, static_cast<std::size_t>(end - text.begin())};
}

}  // namespace

std::vector<TextPart> repeated_parts(std::string_view text) {
  std::vector<TextPart> parts;
  std::size_t first = 0;
  for (std::size_t at = 0; at + kKeptRepeatBytes < text.size(); at += kRepeatStepBytes) {
    const std::size_t unit = unit_at(text, at);
    if (unit == 0) continue;
    const TextPart stretch = stretch_around(text, first, at, unit);
    if (stretch.end - stretch.begin <= kMaxRepeatBytes) continue;
    const auto cut = [&text](std::size_t byte) { return truncate_utf8(text, byte).size(); };
    parts.push_back({cut(stretch.begin + kKeptRepeatBytes), cut(stretch.end)});
    first = parts.back().end;
    at = first - first % kRepeatStepBytes;
  }
  return parts;
}

}  // namespace musubi
