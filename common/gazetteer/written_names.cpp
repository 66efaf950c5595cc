#include "common/gazetteer/written_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "common/gazetteer/lookalikes.h"
#include "common/gazetteer/place_names.h"
#include "common/gazetteer/width_folding.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_hiragana_only(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if ((c < U'ぁ' || c > U'ゖ') && c != U'ー' && c != U'・') return false;
  }
  return true;
}

class Collector {
 public:
  void add(std::string_view spelling, NameRule rule, const Place* place) {
    if (is_hiragana_only(spelling)) return;
    const WidthFolded usual(spelling);
    const auto [found, is_new] = numbers_.try_emplace(std::string(usual.text()), names_.size());
    if (is_new) names_.push_back({found->first, rule, {}});
    WrittenName& name = names_[found->second];
    name.rule = std::max(name.rule, rule);
    if (place == nullptr || std::count(name.places.begin(), name.places.end(), place) > 0) return;
    name.places.push_back(place);
  }

  void add_prefecture(const Place& place) {
    const std::string_view bare = without_kind(place.name);
    add(place.name, NameRule::Whole, &place);
    for (const std::string& alias : place.aliases) {
      add(alias, alias == bare ? NameRule::BarePrefecture : NameRule::Whole, &place);
    }
  }

  void add_municipality(const Place& place) {
    add(place.name, NameRule::Municipality, &place);
    add(ward_of(place.name), NameRule::Municipality, &place);
    add(without_kind(place.name), NameRule::NotAPlace, nullptr);
    for (const std::string& alias : place.aliases) {
      const bool is_bare = without_kind(alias) == alias;
      add(alias, is_bare ? NameRule::NotAPlace : NameRule::Municipality,
          is_bare ? nullptr : &place);
    }
  }

  void add_foreign(const Place& place) {
    add(place.name, NameRule::Whole, &place);
    for (const std::string& alias : place.aliases) add(alias, NameRule::Whole, &place);
    if (place.kind == PlaceKind::Country) add(place.romaji, NameRule::Whole, &place);
  }

  std::vector<WrittenName> take() { return std::move(names_); }

 private:
  std::vector<WrittenName> names_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace

std::vector<WrittenName> written_names(const std::vector<Place>& places) {
  Collector collector;
  for (const Place& place : places) {
    switch (place.kind) {
      case PlaceKind::Prefecture:
        collector.add_prefecture(place);
        break;
      case PlaceKind::Municipality:
        collector.add_municipality(place);
        break;
      case PlaceKind::Country:
      case PlaceKind::ForeignRegion:
        collector.add_foreign(place);
        break;
    }
  }
  for (const std::string_view word : lookalikes()) {
    collector.add(word, NameRule::NotAPlace, nullptr);
  }
  return collector.take();
}

}  // namespace musubi
