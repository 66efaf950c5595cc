// columns_of.h - the columns of a database that a test made in memory.
#pragma once
#include "common/analysis/letters.h"
#include "common/calendar/date_parser.h"
#include "common/index/letter_index.h"
#include "common/index/ranking_columns.h"
#include "common/index/stored_documents.h"
#include "indexer/build/columns.h"
#include "indexer/build/letter_collector.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

namespace musubi::test {

// By its stored documents, where it has any.
inline void write_letters_of(const Xapian::Database& database,
                             const std::filesystem::path& folder) {
  LetterCollector letters;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto document = StoredDocuments(database).read(*at);
    letters.add(*at, document ? musubi::letters_of(*document) : std::u32string());
  }
  REQUIRE(letters.write(folder));
}

inline LetterIndex letters_of(const Xapian::Database& database) {
  const TemporaryFolder folder;
  write_letters_of(database, folder.path());
  auto letters = LetterIndex::open(folder.path(), database);
  REQUIRE(letters);
  return std::move(*letters);
}

// By what its value slots hold.
inline void write_columns_of(const Xapian::Database& database,
                             const std::filesystem::path& folder) {
  Columns columns;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    ColumnRow row{at.get_doclength(), 0, {}};
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      row.values.push_back({value.get_valueno(), *value});
    }
    const std::string date = document.get_value(field(FieldId::Date).slot);
    if (const auto parsed = parse_date(date.substr(0, date.find('\0')))) {
      row.date = to_number(*parsed);
    }
    columns.set(*at, row);
  }
  REQUIRE(columns.write(database, folder));
}

inline RankingColumns columns_of(const Xapian::Database& database) {
  const TemporaryFolder folder;
  write_columns_of(database, folder.path());
  auto columns = RankingColumns::open(folder.path(), database);
  REQUIRE(columns);
  return std::move(*columns);
}

}  // namespace musubi::test
