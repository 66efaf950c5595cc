#include "common/gazetteer/place_names.h"

#include <algorithm>
#include <array>

namespace musubi {

namespace {

struct Kind {
  std::string_view suffix;
  std::array<std::string_view, 2> readings;
};

constexpr std::array<Kind, 7> kKinds = {{
    {"都", {"と", ""}},
    {"府", {"ふ", ""}},
    {"県", {"けん", ""}},
    {"市", {"し", ""}},
    {"区", {"く", ""}},
    {"町", {"ちょう", "まち"}},
    {"村", {"むら", "そん"}},
}};

constexpr std::size_t kKanjiBytes = 3;

const Kind* kind_of(std::string_view name) {
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& candidate) {
    return name.size() > kKanjiBytes && name.ends_with(candidate.suffix);
  });
  return kind == kKinds.end() ? nullptr : &*kind;
}

}  // namespace

std::string_view without_kind(std::string_view name) {
  return kind_of(name) == nullptr ? name : name.substr(0, name.size() - kKanjiBytes);
}

std::string_view reading_without_kind(std::string_view kana, std::string_view name) {
  const Kind* kind = kind_of(name);
  if (kind == nullptr) return kana;
  for (const std::string_view reading : kind->readings) {
    if (!reading.empty() && kana.size() > reading.size() && kana.ends_with(reading)) {
      return kana.substr(0, kana.size() - reading.size());
    }
  }
  return kana;
}

std::string_view ward_of(std::string_view name) {
  constexpr std::string_view kCity = "市";
  const std::size_t city = name.find(kCity);
  if (city == std::string_view::npos || !name.ends_with("区")) return {};
  return name.substr(city + kCity.size());
}

std::string_view without_kind_abroad(std::string_view name) {
  const bool has_kind = name.size() > kKanjiBytes && kind_abroad_at(kind_suffix(name)) != 0;
  return has_kind ? name.substr(0, name.size() - kKanjiBytes) : name;
}

std::size_t kind_abroad_at(std::string_view text) {
  constexpr auto kKindsAbroad =
      std::to_array<std::string_view>({"市", "州", "洲", "県", "郡", "町", "村", "区", "省"});
  constexpr auto kOthers =
      std::to_array<std::string_view>({"市場", "市況", "市価", "市販", "区間", "県人"});
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  if (std::any_of(kOthers.begin(), kOthers.end(), begins)) return 0;
  return std::any_of(kKindsAbroad.begin(), kKindsAbroad.end(), begins) ? kKanjiBytes : 0;
}

std::string_view kind_suffix(std::string_view name) {
  return name.size() < kKanjiBytes ? std::string_view() : name.substr(name.size() - kKanjiBytes);
}

}  // namespace musubi
