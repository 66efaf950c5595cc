#include "common/gazetteer/mention_scanner.h"

#include <algorithm>
#include <iterator>

#include "common/gazetteer/name_boundary.h"
#include "common/gazetteer/width_folding.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kDistrict = "郡";
constexpr std::size_t kMaxDistrictBytes = 18;  // six kanji; the longest, 東諸県郡, has four

std::vector<std::string> texts(const std::vector<WrittenName>& names) {
  std::vector<std::string> phrases;
  phrases.reserve(names.size());
  for (const WrittenName& name : names) phrases.push_back(name.text);
  return phrases;
}

bool fits(NameRule rule, std::string_view text, std::size_t begin, std::size_t end) {
  switch (rule) {
    case NameRule::NotAPlace:
      return true;
    case NameRule::Whole:
      return is_whole_name(text, begin, end);
    case NameRule::Municipality:
      return is_whole_name(text, begin, end) && is_whole_municipality(text, begin, end);
    case NameRule::BarePrefecture:
      return is_whole_name(text, begin, end) && is_whole_prefecture(text, begin, end);
  }
  return false;
}

bool is_of_region(const WrittenName& name) {
  return !name.places.empty() &&
         std::all_of(name.places.begin(), name.places.end(),
                     [](const Place* place) { return place->kind == PlaceKind::ForeignRegion; });
}

std::vector<const Place*> children_of(const Place& parent,
                                      const std::vector<const Place*>& places) {
  std::vector<const Place*> children;
  std::copy_if(places.begin(), places.end(), std::back_inserter(children),
               [&](const Place* place) { return place->parent == parent.name; });
  return children;
}

// `previous` stands right before byte `at`, but for a joint.
bool is_joined(const PlaceMention* previous, std::string_view text, std::size_t at) {
  return previous != nullptr && is_name_joint(text.substr(previous->end, at - previous->end));
}

// The places that belong to what was named right before, if any: ジョージア州 of 米国.
std::vector<const Place*> narrowed(const std::vector<const Place*>& places,
                                   const PlaceMention* previous, std::string_view text,
                                   std::size_t begin) {
  if (places.size() < 2 || !is_joined(previous, text, begin) || previous->places.size() > 1) {
    return places;
  }
  auto children = children_of(*previous->places.front(), places);
  return children.empty() ? places : children;
}

}  // namespace

MentionScanner::MentionScanner(const std::vector<Place>& places)
    : names_(written_names(places)), matcher_(texts(names_)) {}

std::vector<PlaceMention> MentionScanner::scan(std::string_view raw) const {
  const WidthFolded folded(raw);
  const std::string_view text = folded.text();
  std::vector<PlaceMention> mentions;
  for (std::size_t at = 0; at < text.size();) {
    const PlaceMention* previous = mentions.empty() ? nullptr : &mentions.back();
    const auto match = match_at(text, at, previous);
    if (!match) {
      next_code_point(text, at);
    } else if (match->name->places.empty()) {
      at = match->end;
    } else {
      PlaceMention mention{at, match->end, narrowed(match->name->places, previous, text, at)};
      join_municipality(text, mention);
      at = mention.end;
      mentions.push_back(std::move(mention));
    }
  }
  for (PlaceMention& mention : mentions) {
    mention.begin = folded.to_raw(mention.begin);
    mention.end = folded.to_raw(mention.end);
  }
  return mentions;
}

std::optional<MentionScanner::Match> MentionScanner::match_at(std::string_view text, std::size_t at,
                                                              const PlaceMention* previous) const {
  std::optional<Match> match;
  matcher_.match(text, at, [&](std::uint32_t phrase, std::size_t end) {
    const WrittenName& name = names_[phrase];
    const bool follows = previous != nullptr && previous->end == at;
    const bool is_free = follows && name.rule == NameRule::Municipality;
    if (!fits(is_free ? NameRule::Whole : name.rule, text, at, end)) return false;
    if (is_of_region(name) && !is_joined(previous, text, at) && is_joined_name(text, at, end)) {
      return false;
    }
    match = Match{&name, end};
    return true;
  });
  return match;
}

void MentionScanner::join_municipality(std::string_view text, PlaceMention& mention) const {
  if (mention.places.size() > 1 || mention.places.front()->kind != PlaceKind::Prefecture) return;
  std::size_t at = mention.end;
  for (const std::string_view space : {" ", "　"}) {
    if (text.substr(at).starts_with(space)) at += space.size();
  }
  if (join_municipality_at(text, at, mention)) return;
  const std::size_t district = text.substr(at, kMaxDistrictBytes).find(kDistrict);
  if (district == std::string_view::npos) return;
  join_municipality_at(text, at + district + kDistrict.size(), mention);
}

bool MentionScanner::join_municipality_at(std::string_view text, std::size_t at,
                                          PlaceMention& mention) const {
  const Place& prefecture = *mention.places.front();
  return matcher_.match(text, at, [&](std::uint32_t phrase, std::size_t end) {
    const auto municipalities = children_of(prefecture, names_[phrase].places);
    if (municipalities.empty() || !is_whole_name(text, at, end)) return false;
    mention.end = end;
    mention.places = municipalities;
    return true;
  });
}

}  // namespace musubi
