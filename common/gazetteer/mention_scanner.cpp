#include "common/gazetteer/mention_scanner.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/gazetteer/name_boundary.h"
#include "common/gazetteer/name_folding.h"
#include "common/gazetteer/place_names.h"
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

bool fits(NameRule rule, const FoldedNames& folded, std::size_t begin, std::size_t end) {
  // What a gap parts from the name does not belong to its word.
  std::string_view text = folded.text();
  if (folded.is_gap(end)) text = text.substr(0, end);
  const std::size_t cut = folded.is_gap(begin) ? begin : 0;
  text.remove_prefix(cut);
  begin -= cut;
  end -= cut;
  switch (rule) {
    case NameRule::NotAPlace:
      return true;
    case NameRule::WithKind:
    case NameRule::Whole:
      return is_whole_name(text, begin, end);
    case NameRule::Country:
      return is_whole_name(text, begin, end) && is_whole_country(text, begin, end);
    case NameRule::Municipality:
      return is_whole_name(text, begin, end) && is_whole_municipality(text, begin, end);
    case NameRule::BarePrefecture:
      return is_whole_name(text, begin, end) && is_whole_prefecture(text, begin, end);
    case NameRule::Initial:
      return is_initial(text, begin, end);
  }
  return false;
}

// A name that a blank or a line end cuts is long enough not to be two words by accident.
bool may_be_cut(std::string_view name) {
  constexpr std::size_t kMinChars = 3;
  return char_count(name) >= kMinChars;
}

bool goes_by(const Place& place, std::string_view name) {
  return place.name == name ||
         std::find(place.aliases.begin(), place.aliases.end(), name) != place.aliases.end();
}

// A town or a part of a country, by the last character of its name.
bool is_regional(std::string_view name) {
  constexpr auto kRegional = std::to_array<std::string_view>({"州", "県", "省"});
  return std::find(kRegional.begin(), kRegional.end(), kind_suffix(name)) != kRegional.end();
}

bool is_abroad(const Place* place) {
  return place->kind == PlaceKind::Country || place->kind == PlaceKind::ForeignRegion;
}

// Without places abroad whose names only fold alike (鶴崗市 where the text has 鶴岡市), and of
// several abroad those of a kind that fits (クレア町 is no クレア県).
std::vector<const Place*> as_written(const std::vector<const Place*>& places,
                                     std::string_view written) {
  std::vector<const Place*> chosen;
  const bool all_abroad = std::all_of(places.begin(), places.end(), is_abroad);
  if (!all_abroad) {
    std::copy_if(places.begin(), places.end(), std::back_inserter(chosen),
                 [&](const Place* place) { return !is_abroad(place) || goes_by(*place, written); });
  } else if (kind_abroad_at(kind_suffix(written)) != 0) {
    std::copy_if(places.begin(), places.end(), std::back_inserter(chosen), [&](const Place* place) {
      return is_regional(place->name) == is_regional(written);
    });
  }
  return chosen.empty() ? places : chosen;
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

// コロラド・スプリングス市: the second half of a name whose first half is a place too, and no
// スプリングス of another country.
bool is_half_of_name(const PlaceMention& previous, const WrittenName& name, std::string_view text,
                     std::size_t end) {
  const auto country_of = [](const Place& place) {
    return place.kind == PlaceKind::Country ? place.name : place.parent;
  };
  const std::string country = country_of(*previous.places.front());
  const bool has_kind = kind_abroad_at(kind_suffix(text.substr(0, end))) != 0 ||
                        kind_abroad_at(text.substr(end)) != 0;
  const bool is_whole_before = kind_abroad_at(kind_suffix(text.substr(0, previous.end))) != 0;
  return has_kind && !is_whole_before &&
         std::none_of(name.places.begin(), name.places.end(),
                      [&](const Place* place) { return country_of(*place) == country; });
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

MentionScanner::MentionScanner(const std::vector<Place>& places, const std::vector<Place>& abroad)
    : names_(written_names(places, abroad)), matcher_(texts(names_)) {}

std::vector<PlaceMention> MentionScanner::scan(std::string_view raw) const {
  const FoldedNames folded(raw, Gaps::Drop);
  const std::string_view text = folded.text();
  std::vector<PlaceMention> mentions;
  for (std::size_t at = 0; (at = matcher_.next(text, at)) < text.size();) {
    const PlaceMention* previous = mentions.empty() ? nullptr : &mentions.back();
    const auto match = match_at(folded, at, previous);
    if (!match) {
      next_code_point(text, at);
    } else if (match->name->places.empty()) {
      at = match->end;
    } else {
      const std::string_view written =
          raw.substr(folded.to_raw(at), folded.end_in_raw(match->end) - folded.to_raw(at));
      PlaceMention mention{at, match->end, narrowed(match->name->places, previous, text, at)};
      if (mention.places.size() > 1) mention.places = as_written(mention.places, written);
      join_municipality(text, mention);
      at = mention.end;
      mentions.push_back(std::move(mention));
    }
  }
  for (PlaceMention& mention : mentions) {
    mention.begin = folded.to_raw(mention.begin);
    mention.end = folded.end_in_raw(mention.end);
  }
  return mentions;
}

std::optional<MentionScanner::Match> MentionScanner::match_at(const FoldedNames& folded,
                                                              std::size_t at,
                                                              const PlaceMention* previous) const {
  const std::string_view text = folded.text();
  std::optional<Match> match;
  matcher_.match(text, at, [&](std::uint32_t phrase, std::size_t end) {
    const WrittenName& name = names_[phrase];
    const bool follows = previous != nullptr && previous->end == at;
    const bool is_free = follows && name.rule == NameRule::Municipality;
    const NameRule rule = is_free ? NameRule::Whole : name.rule;
    const std::size_t stem_end = end;
    if (rule == NameRule::WithKind) {
      const std::size_t kind = kind_abroad_at(text.substr(end));
      if (kind == 0) return false;
      end += kind;
    }
    const bool is_run_in =
        is_run_into_region(name, text, at, end) ||
        (follows && !children_of(*previous->places.front(), name.places).empty() &&
         is_whole_name(text.substr(at), 0, end - at));
    if (!fits(rule, folded, at, end) && !is_run_in) return false;
    if (is_of_region(name) && is_joined_name(text, at, stem_end) &&
        (!is_joined(previous, text, at) || is_half_of_name(*previous, name, text, end))) {
      return false;
    }
    if (folded.has_gap_inside(at, end)) {
      if (!match && may_be_cut(name.text)) match = Match{&name, end};
      return false;
    }
    match = Match{&name, end};
    return true;
  });
  return match;
}

// インドタミル・ナドゥ州: a country right before one of its regions, both in katakana.
bool MentionScanner::is_run_into_region(const WrittenName& name, std::string_view text,
                                        std::size_t begin, std::size_t end) const {
  if (name.rule != NameRule::Country || !is_whole_name(text.substr(0, end), begin, end)) {
    return false;
  }
  return matcher_.match(text, end, [&](std::uint32_t phrase, std::size_t end_of_region) {
    return !children_of(*name.places.front(), names_[phrase].places).empty() &&
           is_whole_name(text.substr(end), 0, end_of_region - end);
  });
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
