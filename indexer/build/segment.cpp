#include "indexer/build/segment.h"

#include <fmt/format.h>

#include "common/file/fault_point.h"
#include "common/index/glass/glass.h"
#include "common/index/stored_document.h"
#include "indexer/build/document_file.h"
#include "indexer/build/letter_collector.h"
#include "indexer/build/term_builder.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// About as many as the first batch brings: words that are new get numbers above all before.
constexpr std::uint32_t kNewNumbers = 1U << 16;

void add_postings(const Postings& postings, glass::DatabaseWriter& database) {
  const Postings::ByTerm lists = postings.by_term();
  std::vector<glass::Posting> list;
  for (const std::uint32_t term : postings.sorted_terms()) {
    list.clear();
    for (std::uint32_t i = lists.begins[term]; i < lists.begins[term + 1]; ++i) {
      list.push_back({lists.postings[i]->document + 1, lists.postings[i]->wdf});
    }
    database.add_postings(postings.term(term), list);
  }
}

}  // namespace

Result<Segment> write_segment(const Batch& batch, Analyzer& analyzer, const Gazetteer& gazetteer,
                              const fs::path& folder) {
  auto path = folder / fmt::format("{:08}", batch.number);
  std::error_code error;
  fs::create_directory(path, error);
  if (error) return fail(fmt::format("cannot create {}: {}", path.string(), error.message()));
  TermBuilder terms(analyzer, gazetteer);
  Postings postings(analyzer.numbers() + kNewNumbers);
  glass::DatabaseWriter database(path);
  DocumentFileWriter data(path);
  Segment segment{path, {}};
  LetterCollector letters;
  std::uint32_t docid = 0;
  for (const Document& document : batch.documents) {
    terms.add_document(document, postings);
    const ColumnRow& row = segment.rows.emplace_back(column_row(document, postings));
    letters.add(batch.first_document + docid, terms.letters());
    database.add_document(++docid, row.length);
    for (const Value& value : row.values) database.add_value(value.slot, value.bytes);
    data.add(encode_fields(document));
  }
  add_postings(postings, database);
  auto written = database.finish();
  if (written) written = data.finish();
  if (written) written = letters.write(path);
  if (!written) return tl::unexpected(written.error());
  fault_point(fmt::format("segment:{}", batch.number));
  return segment;
}

}  // namespace musubi
