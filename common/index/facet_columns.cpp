#include "common/index/facet_columns.h"

#include <algorithm>

namespace musubi {

namespace {

constexpr std::size_t kSectionsOfColumn = 5;

FacetColumn column_at(const BinFile& file, std::size_t first, std::uint32_t slot) {
  const auto numbers = [&](std::size_t i) { return file.section<std::uint32_t>(first + i); };
  return {slot, numbers(0), numbers(1), numbers(2), numbers(3), file.text(first + 4)};
}

// The piece number `index` of `all`, which is cut at `ends`; empty where that is unsound.
template <typename List>
List between(const List& all, std::span<const std::uint32_t> ends, std::size_t index) {
  if (index >= ends.size()) return {};
  const std::size_t begin = index == 0 ? 0 : ends[index - 1];
  const std::size_t end = ends[index];
  if (begin > end || end > all.size()) return {};
  return List(all.begin() + begin, all.begin() + end);
}

}  // namespace

std::span<const std::uint32_t> FacetColumn::values_of(std::size_t combination) const {
  return between(members, member_ends, combination);
}

std::string_view FacetColumn::value(std::size_t number) const {
  return between(text, value_ends, number);
}

const std::vector<const Field*>& counted_fields() {
  static const auto fields = [] {
    std::vector<const Field*> counted;
    for (const Field& field : schema()) {
      if (field.counted) counted.push_back(&field);
    }
    return counted;
  }();
  return fields;
}

BinFile::Layout FacetColumns::layout() {
  BinFile::Layout layout = {4};
  for (std::size_t i = 0; i < counted_fields().size(); ++i) {
    layout.insert(layout.end(), {4, 4, 4, 4, 1});
  }
  return layout;
}

const FacetColumn* FacetColumns::find(const Field& field) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const FacetColumn& column) {
    return column.slot == field.slot;
  });
  return found == columns_.end() ? nullptr : &*found;
}

Result<FacetColumns> FacetColumns::open(const std::filesystem::path& generation,
                                        const Xapian::Database& database) {
  auto file = BinFile::open(generation, BinKind::Facets, layout());
  if (!file) return tl::unexpected(file.error());
  FacetColumns columns(std::move(*file));
  const auto slots = columns.file_.section<std::uint32_t>(0);
  const auto& fields = counted_fields();
  bool sound =
      columns.file_.documents() == database.get_doccount() && slots.size() == fields.size();
  for (std::size_t i = 0; sound && i < fields.size(); ++i) {
    columns.columns_.push_back(column_at(columns.file_, 1 + i * kSectionsOfColumn, slots[i]));
    sound = slots[i] == fields[i]->slot && columns.columns_.back().combinations.size() ==
                                               std::size_t{database.get_lastdocid()} + 1;
  }
  if (!sound) return columns.file_.damaged();
  return columns;
}

}  // namespace musubi
