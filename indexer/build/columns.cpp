#include "indexer/build/columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/index/content_key.h"
#include "common/index/ranking_columns.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Numbers = std::vector<std::uint32_t>;
using LongNumbers = std::vector<std::uint64_t>;

// Empty where the document has none.
const std::string& value_in(std::uint32_t slot, const ColumnRow& row) {
  static const std::string kNone;
  const auto found = std::find_if(row.values.begin(), row.values.end(),
                                  [&](const Value& value) { return value.slot == slot; });
  return found == row.values.end() ? kNone : found->bytes;
}

template <typename Column>
Column with_rows(Column column, std::size_t rows) {
  column.resize(rows);
  return column;
}

}  // namespace

ColumnRow column_row(const Document& document, const Postings& postings) {
  const auto& dates = document.signed_on;
  return {postings.length_of_document(), dates.empty() ? 0 : to_number(dates.front()),
          values_of(document), content_key(document)};
}

Columns::Columns() : facets_(counted_fields().size()) {}

Result<Columns> Columns::load(const fs::path& generation) try {
  const Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
  const auto ranking = RankingColumns::open(generation, database);
  if (!ranking) return tl::unexpected(ranking.error());
  const auto facets = FacetColumns::open(generation, database);
  if (!facets) return tl::unexpected(facets.error());
  Columns columns;
  columns.lengths_.assign(ranking->lengths().begin(), ranking->lengths().end());
  columns.dates_.assign(ranking->dates().begin(), ranking->dates().end());
  columns.came_ = LongNumbers(ranking->came().begin(), ranking->came().end());
  columns.changed_ = LongNumbers(ranking->changed().begin(), ranking->changed().end());
  columns.contents_ = LongNumbers(ranking->contents().begin(), ranking->contents().end());
  columns.ids_ = IdRanks(ranking->id_ranks(), [database](Xapian::docid document) {
    return database.get_document(document, Xapian::DOC_ASSUME_VALID)
        .get_value(field(FieldId::Id).slot);
  });
  columns.facets_.clear();
  for (const Field* field : counted_fields()) {
    columns.facets_.emplace_back(*facets->find(*field));
  }
  return columns;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

void Columns::set(Xapian::docid document, const ColumnRow& row) {
  if (document >= lengths_.size()) {
    lengths_.resize(std::size_t{document} + 1);
    dates_.resize(std::size_t{document} + 1);
    contents_.resize(std::size_t{document} + 1);
  }
  lengths_[document] = row.length;
  dates_[document] = row.date;
  contents_[document] = row.content;
  ids_.add(document, value_in(field(FieldId::Id).slot, row));
  const auto& fields = counted_fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    facets_[i].set(document, value_in(fields[i]->slot, row));
  }
}

void Columns::remove(Xapian::docid document) {
  lengths_[document] = 0;
  dates_[document] = 0;
  contents_[document] = 0;
  set_times(document, 0, 0);
  ids_.remove(document);
  for (FacetColumnBuilder& facet : facets_) facet.set(document, "");
}

void Columns::set_times(Xapian::docid document, std::uint64_t came, std::uint64_t changed) {
  const std::size_t rows = std::max(changed_.size(), std::size_t{document} + 1);
  came_.resize(rows);
  changed_.resize(rows);
  came_[document] = came;
  changed_[document] = changed;
}

Result<void> Columns::write(const fs::path& generation) const try {
  return write(Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS), generation);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

Result<void> Columns::write(const Xapian::Database& database, const fs::path& generation) const {
  const std::size_t rows = std::size_t{database.get_lastdocid()} + 1;
  const Numbers in_order = ids_.in_order();
  const bool all_have_rows = std::all_of(in_order.begin(), in_order.end(),
                                         [&](Xapian::docid document) { return document < rows; });
  if (in_order.size() != database.get_doccount() || !all_have_rows) {
    return fail(fmt::format("{} has {} documents, its columns have {}", generation.string(),
                            database.get_doccount(), in_order.size()));
  }
  Numbers ranks(rows);
  std::uint32_t rank = 0;
  for (const Xapian::docid document : in_order) ranks[document] = ++rank;
  BinFileWriter ranking(BinKind::Ranking, in_order.size());
  ranking.add(with_rows(lengths_, rows));
  ranking.add(ranks);
  ranking.add(with_rows(dates_, rows));
  ranking.add(with_rows(came_, rows));
  ranking.add(with_rows(changed_, rows));
  ranking.add(with_rows(contents_, rows));
  if (auto written = ranking.write(generation); !written) return written;

  BinFileWriter facets(BinKind::Facets, in_order.size());
  Numbers slots;
  for (const Field* field : counted_fields()) slots.push_back(field->slot);
  facets.add(slots);
  for (const FacetColumnBuilder& facet : facets_) facet.write(facets, rows);
  return facets.write(generation);
}

}  // namespace musubi
