#include "indexer/tagging/parties/ties_of_others.h"

#include <algorithm>
#include <array>

#include "common/text/words.h"

namespace musubi {

bool TiesOfOthers::is_another_municipality(const PlaceInText& one) const {
  if (one.place->kind != PlaceKind::Municipality) return false;
  return std::none_of(organizations_.begin(), organizations_.end(), [&](const Organization& own) {
    return one.place->name.starts_with(own.name);
  });
}

// 徳島県では、…州と友好交流を続けており: not the town whose page this is.
bool TiesOfOthers::is_acting_prefecture(const PlaceInText& one) const {
  constexpr auto kActs = std::to_array<std::string_view>({"では", "は", "が", "も"});
  if (one.place->kind != PlaceKind::Prefecture) return false;
  const bool is_own = std::any_of(organizations_.begin(), organizations_.end(),
                                  [&](const auto& own) { return own.name == one.place->name; });
  return !is_own && starts_with_any(text_.substr(one.end), kActs);
}

// 下関市は釜山広域市と姉妹都市である, on a page of another municipality.
bool TiesOfOthers::is_told_of_others(std::size_t sentence) const {
  if (page_.sentences()[sentence].zone == Zone::Title) return false;
  const bool is_of_town = std::any_of(organizations_.begin(), organizations_.end(),
                                      [](const auto& own) { return own.name != own.prefecture; });
  if (!is_of_town) return false;
  constexpr std::string_view kFounded = "立";  // 横浜市立高等学校 is a school
  bool names_others = false;
  for (const PlaceInText& one : places_.named) {
    if (one.sentence != sentence) continue;
    if (is_acting_prefecture(one)) names_others = true;
    if (one.place->kind != PlaceKind::Municipality) continue;
    if (text_.substr(one.end).starts_with(kFounded)) continue;
    if (!is_another_municipality(one)) return false;
    names_others = true;
  }
  return names_others;
}

// 加古川市とマリンガ, 武漢市と大分市 on a page of the prefecture.
bool TiesOfOthers::has(std::size_t number) const {
  const auto& named = places_.named;
  constexpr std::string_view kWith = "と";
  const auto is_joined = [&](const PlaceInText& left, const PlaceInText& right) {
    return left.end <= right.begin && text_.substr(left.end, right.begin - left.end) == kWith;
  };
  const PlaceInText& one = named[number];
  if (is_told_of_others(one.sentence)) return true;
  if (number > 0 && is_joined(named[number - 1], one) &&
      is_another_municipality(named[number - 1])) {
    return true;
  }
  return number + 1 < named.size() && is_joined(one, named[number + 1]) &&
         is_another_municipality(named[number + 1]);
}

}  // namespace musubi
