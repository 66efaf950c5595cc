#include "searcher/present/shown_names.h"

#include <fmt/format.h>

#include <utility>

#include "common/index/field_label.h"
#include "common/messages.h"

namespace musubi {

namespace {

bool is_english() {
  return spoken_language() == Language::English;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// "page 3" of "3ページ", "slide 3" of "スライド3"; empty where it is neither.
std::string numbered(std::string_view place) {
  constexpr std::pair<std::string_view, const char*> kBehind[] = {{"ページ", "page"},
                                                                  {"行目", "row"}};
  constexpr std::string_view kSlide = "スライド";
  for (const auto& [unit, name] : kBehind) {
    if (!place.ends_with(unit)) continue;
    const std::string_view number = place.substr(0, place.size() - unit.size());
    if (is_number(number)) return fmt::format("{} {}", name, number);
  }
  if (!place.starts_with(kSlide) || !is_number(place.substr(kSlide.size()))) return {};
  return fmt::format("slide {}", place.substr(kSlide.size()));
}

std::string_view zone_in_english(std::string_view zone) {
  constexpr std::pair<std::string_view, std::string_view> kZones[] = {
      {"題名", "title"},
      {"パンくず", "breadcrumbs"},
      {"見出しの値", "labelled value"},
      {"冒頭", "beginning"},
      {"本文", "text"},
      {"発信元", "sender"},
      {"周辺", "around the text"}};
  for (const auto& [japanese, english] : kZones) {
    if (zone == japanese) return english;
  }
  return zone;
}

}  // namespace

std::string shown_place(std::string_view place) {
  if (!is_english()) return std::string(place);
  const std::size_t blank = place.rfind(' ');
  const std::size_t last = blank == place.npos ? 0 : blank + 1;
  const std::string number = numbered(place.substr(last));
  return number.empty() ? std::string(place) : std::string(place.substr(0, last)) + number;
}

std::string shown_reason(std::string_view reason) {
  const std::size_t equals = reason.find('=');
  const std::size_t open = reason.rfind('(');
  const bool is_whole =
      equals != reason.npos && open != reason.npos && open > equals && reason.ends_with(')');
  const Field* named = is_whole ? find_field(reason.substr(0, equals)) : nullptr;
  if (!is_english() || named == nullptr) return std::string(reason);
  const std::string_view zone = reason.substr(open + 1, reason.size() - open - 2);
  return fmt::format("{}{}{})", label_of_field(*named), reason.substr(equals, open + 1 - equals),
                     zone_in_english(zone));
}

}  // namespace musubi
