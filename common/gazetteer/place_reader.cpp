#include "common/gazetteer/place_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "common/gazetteer/tsv.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// One kind of table.  In this order a parent is read before its children.
struct Layout {
  PlaceKind kind;
  std::string_view file;
  std::string_view mark;           // the column that no other kind has, or its code column
  std::string_view parent_column;  // empty: no parent
  PlaceKind parent_kind;
};

constexpr std::array<Layout, 4> kLayouts = {{
    {PlaceKind::Prefecture, "prefectures.tsv", "short", "", PlaceKind::Prefecture},
    {PlaceKind::Municipality, "municipalities.tsv", "prefecture", "prefecture",
     PlaceKind::Prefecture},
    {PlaceKind::Country, "countries.tsv", "code", "", PlaceKind::Country},
    {PlaceKind::ForeignRegion, "regions.tsv", "country", "country", PlaceKind::Country},
}};

struct Source {
  const Layout* layout;
  TsvTable table;
};

Result<Source> read_standard(const std::filesystem::path& data_dir, const Layout& layout) {
  auto table = TsvTable::read(data_dir / layout.file);
  if (!table) return tl::unexpected(table.error());
  for (const std::string_view column : {std::string_view("name"), layout.mark}) {
    if (table->has_column(column)) continue;
    return tl::unexpected(table->error_in_header(fmt::format("no column “{}”", column)));
  }
  return Source{&layout, *std::move(table)};
}

// The layout that the columns of a user's file show; a country's has no mark of
// its own and comes last.
Result<Source> read_extra(const std::filesystem::path& path) {
  auto table = TsvTable::read(path);
  if (!table) return tl::unexpected(table.error());
  for (const PlaceKind kind : {PlaceKind::Prefecture, PlaceKind::Municipality,
                               PlaceKind::ForeignRegion, PlaceKind::Country}) {
    const Layout& layout = kLayouts[static_cast<std::size_t>(kind)];
    if (table->has_column("name") && table->has_column(layout.mark)) {
      return Source{&layout, *std::move(table)};
    }
  }
  Error error = table->error_in_header("the columns are those of no gazetteer file");
  error.hint =
      "Name the columns as in prefectures.tsv, municipalities.tsv, countries.tsv or regions.tsv.";
  return tl::unexpected(std::move(error));
}

class PlaceCollector {
 public:
  std::optional<Error> add(const Source& source, bool extra) {
    places_.reserve(places_.size() + source.table.row_count());
    for (std::size_t row = 0; row < source.table.row_count(); ++row) {
      Place place = place_of(source, row);
      if (place.name.empty()) return source.table.error_in_row(row, "no name");
      if (auto error = check_parent(source, row, place)) return error;
      if (!extra || !merge(place)) {
        if (place.parent.empty()) parents_.emplace(place.kind, place.name);
        places_.push_back(std::move(place));
      }
    }
    return std::nullopt;
  }

  std::vector<Place> take() { return std::move(places_); }

 private:
  static Place place_of(const Source& source, std::size_t row) {
    const TsvTable& table = source.table;
    Place place;
    place.kind = source.layout->kind;
    place.code = table.cell(row, "code");
    place.name = table.cell(row, "name");
    place.kana = table.cell(row, "kana");
    place.romaji = table.cell(row, "romaji");
    place.region = table.cell(row, "region");
    place.aliases = table.list(row, "aliases");
    if (!source.layout->parent_column.empty()) {
      place.parent = table.cell(row, source.layout->parent_column);
    }
    const std::string_view short_name = table.cell(row, "short");
    if (!short_name.empty() && short_name != place.name) {
      place.aliases.emplace(place.aliases.begin(), short_name);
    }
    return place;
  }

  std::optional<Error> check_parent(const Source& source, std::size_t row, const Place& place) {
    const Layout& layout = *source.layout;
    if (layout.parent_column.empty() || is_parent(layout.parent_kind, place.parent)) {
      return std::nullopt;
    }
    return source.table.error_in_row(
        row, fmt::format("no {} is named “{}”", layout.parent_column, printable(place.parent)));
  }

  // Rows of one parent mostly follow each other.
  bool is_parent(PlaceKind kind, const std::string& name) {
    if (last_parent_.first == kind && last_parent_.second == name) return true;
    if (!parents_.contains({kind, name})) return false;
    last_parent_ = {kind, name};
    return true;
  }

  bool merge(const Place& added) {
    if (known_.empty()) {
      for (std::size_t i = 0; i < places_.size(); ++i) known_.emplace(key(places_[i]), i);
    }
    const auto [known, is_new] = known_.try_emplace(key(added), places_.size());
    if (is_new) return false;
    Place& place = places_[known->second];
    place.aliases.insert(place.aliases.end(), added.aliases.begin(), added.aliases.end());
    for (auto field : {&Place::code, &Place::kana, &Place::romaji, &Place::region}) {
      if (!(added.*field).empty()) place.*field = added.*field;
    }
    return true;
  }

  using Key = std::tuple<PlaceKind, std::string, std::string>;
  static Key key(const Place& place) { return {place.kind, place.parent, place.name}; }

  std::vector<Place> places_;
  std::set<std::pair<PlaceKind, std::string>> parents_;
  std::pair<PlaceKind, std::string> last_parent_;
  std::map<Key, std::size_t> known_;  // filled when the first extra row comes
};

}  // namespace

Result<std::vector<Place>> read_places(const std::filesystem::path& data_dir,
                                       const std::vector<std::filesystem::path>& extra_files) {
  PlaceCollector collector;
  for (const Layout& layout : kLayouts) {
    const auto source = read_standard(data_dir, layout);
    if (!source) return tl::unexpected(source.error());
    if (auto error = collector.add(*source, false)) return tl::unexpected(*std::move(error));
  }
  std::vector<Source> extra;
  for (const auto& path : extra_files) {
    auto source = read_extra(path);
    if (!source) return tl::unexpected(source.error());
    extra.push_back(*std::move(source));
  }
  std::stable_sort(extra.begin(), extra.end(),
                   [](const Source& a, const Source& b) { return a.layout < b.layout; });
  for (const Source& source : extra) {
    if (auto error = collector.add(source, true)) return tl::unexpected(*std::move(error));
  }
  return collector.take();
}

std::vector<Place> read_abroad(const std::filesystem::path& file,
                               const std::vector<Place>& places) {
  std::vector<Place> abroad;
  const auto table = TsvTable::read(file);
  if (!table) return abroad;
  std::set<std::string_view> countries;
  for (const Place& place : places) {
    if (place.kind == PlaceKind::Country) countries.insert(place.name);
  }
  abroad.reserve(table->row_count());
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    auto names = table->list(row, "names");
    if (names.empty() || !countries.contains(table->cell(row, "country"))) continue;
    Place& place = abroad.emplace_back();
    place.kind = PlaceKind::ForeignRegion;
    place.parent = table->cell(row, "country");
    place.name = std::move(names.front());
    names.erase(names.begin());
    place.aliases = std::move(names);
  }
  return abroad;
}

}  // namespace musubi
