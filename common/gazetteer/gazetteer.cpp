#include "common/gazetteer/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "common/file/input_file.h"
#include "common/gazetteer/mention_scanner.h"
#include "common/gazetteer/name_index.h"
#include "common/gazetteer/nearest.h"
#include "common/gazetteer/place_reader.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

// What is built from the places is built when first asked for: a query needs
// the index at most, a document both.
struct Gazetteer::Tables {
  Tables(std::vector<Place> read, std::filesystem::path file_of_abroad)
      : places(std::move(read)), abroad_file(std::move(file_of_abroad)) {}

  const NameIndex& names() const {
    std::call_once(names_built, [this] { name_index.emplace(places); });
    return *name_index;
  }

  const MentionScanner& mentions() const {
    std::call_once(scanner_built, [this] {
      abroad = read_abroad(abroad_file, places);
      scanner.emplace(places, abroad);
    });
    return *scanner;
  }

  const std::vector<Place> places;
  const std::filesystem::path abroad_file;

 private:
  mutable std::once_flag names_built, scanner_built;
  mutable std::optional<NameIndex> name_index;
  mutable std::vector<Place> abroad;
  mutable std::optional<MentionScanner> scanner;
};

namespace {

// The one value that the surest uses of a name agree on, among places of one kind.
std::optional<std::string> agreed(const std::vector<Place>& places,
                                  const std::vector<NameUse>& uses, PlaceKind kind,
                                  std::string Place::*value) {
  const std::string* found = nullptr;
  bool agree = true;
  NameRank best = NameRank::Derived;
  for (const NameUse use : uses) {
    const Place& place = places[use.place];
    if (place.kind != kind || (found != nullptr && use.rank > best)) continue;
    const std::string& said = place.*value;
    agree = found == nullptr || use.rank < best || (agree && *found == said);
    found = &said;
    best = use.rank;
  }
  if (found == nullptr || !agree) return std::nullopt;
  return *found;
}

bool names_any(const std::vector<Place>& places, const std::vector<NameUse>& uses, PlaceKind kind) {
  return std::any_of(uses.begin(), uses.end(),
                     [&](NameUse use) { return places[use.place].kind == kind; });
}

std::vector<std::string> nearest(const std::vector<Place>& places, PlaceKind kind,
                                 std::string_view typed, std::size_t limit) {
  std::vector<KnownValue> known;
  for (const Place& place : places) {
    if (place.kind != kind) continue;
    KnownValue& value = known.emplace_back();
    value.value = place.name;
    for (const std::string* name : {&place.name, &place.kana, &place.romaji}) {
      if (!name->empty()) value.names.push_back(fold_name(*name));
    }
    // As it is said: ふくしま.
    constexpr std::string_view kKen = "けん";
    const std::string kana = fold_name(place.kana);
    if (kind == PlaceKind::Prefecture && kana.ends_with(kKen)) {
      value.names.push_back(kana.substr(0, kana.size() - kKen.size()));
    }
    for (const std::string& alias : place.aliases) value.names.push_back(fold_name(alias));
  }
  return nearest_values(fold_name(typed), known, limit);
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& data_dir,
                                  const std::vector<std::filesystem::path>& extra_files) {
  auto places = read_places(data_dir, extra_files);
  if (!places) return tl::unexpected(places.error());
  const std::filesystem::path abroad = data_dir / "abroad.tsv";
  if (const auto there = InputFile::open(abroad); !there) {
    return fail(
        fmt::format("cannot read {}: {}", printable(abroad.string()), there.error().message));
  }
  return Gazetteer(std::make_unique<const Tables>(*std::move(places), abroad));
}

Gazetteer::Gazetteer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

std::optional<std::string> Gazetteer::prefecture(std::string_view alias) const {
  const auto uses = tables_->names().find(alias);
  if (auto name = agreed(places(), uses, PlaceKind::Prefecture, &Place::name)) return name;
  if (names_any(places(), uses, PlaceKind::Country)) return std::nullopt;
  return agreed(places(), uses, PlaceKind::Municipality, &Place::parent);
}

std::optional<std::string> Gazetteer::country(std::string_view alias) const {
  const auto uses = tables_->names().find(alias);
  if (auto name = agreed(places(), uses, PlaceKind::Country, &Place::name)) return name;
  if (names_any(places(), uses, PlaceKind::Prefecture)) return std::nullopt;
  return agreed(places(), uses, PlaceKind::ForeignRegion, &Place::parent);
}

std::vector<std::string> Gazetteer::nearest_prefectures(std::string_view typed,
                                                        std::size_t limit) const {
  return nearest(places(), PlaceKind::Prefecture, typed, limit);
}

std::vector<std::string> Gazetteer::nearest_countries(std::string_view typed,
                                                      std::size_t limit) const {
  return nearest(places(), PlaceKind::Country, typed, limit);
}

std::vector<const Place*> Gazetteer::find(std::string_view name) const {
  std::vector<const Place*> found;
  for (const NameUse use : tables_->names().find(name)) found.push_back(&places()[use.place]);
  return found;
}

std::vector<PlaceMention> Gazetteer::find_mentions(std::string_view text) const {
  return tables_->mentions().scan(text);
}

const std::vector<Place>& Gazetteer::places() const {
  return tables_->places;
}

}  // namespace musubi
