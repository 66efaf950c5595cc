#include "indexer/update/change_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace musubi {

namespace {

// Of the last document of `postings`.
glass::TermList term_list_of(const Postings& postings, std::span<const Value> values) {
  std::vector<std::pair<std::string_view, std::uint32_t>> terms;
  for (const Postings::Posting& posting : postings.of_document()) {
    terms.emplace_back(postings.term(posting.term), posting.wdf);
  }
  std::sort(terms.begin(), terms.end());
  std::vector<std::uint32_t> slots;
  for (const Value& value : values) slots.push_back(value.slot);
  return glass::term_list(terms, slots);
}

}  // namespace

std::size_t text_bytes_of(const Document& document) {
  return document.title.size() + document.body.size();
}

Result<Going> ChangeAnalysis::indexed_before(Worker& worker, SharedChanges& changes,
                                             Xapian::docid docid) try {
  const auto document = worker.documents.read(docid);
  if (!document) return tl::unexpected(document.error());
  worker.bigrams.remove(*document);
  Postings postings;
  worker.terms.add_document(*document, postings);
  changes.remove(postings);
  if (postings.length_of_document() != worker.documents.database().get_doclength(docid)) {
    return fail(fmt::format("document {} is indexed by other words than it holds", docid));
  }
  return Going{term_list_of(postings, values_of(*document)), worker.terms.letters()};
} catch (const Xapian::Error& problem) {
  return fail(problem.get_description());
}

Result<Coming> ChangeAnalysis::indexed_now(Worker& worker, SharedChanges& changes,
                                           Document document, const Tagger& tagger) {
  tagger.tag(document);
  worker.bigrams.add(document);
  Postings postings;
  Xapian::Document indexed = worker.terms.build(document, postings);
  indexed.set_data(worker.packer.pack(encode_fields(document)));
  changes.add(postings);
  return Coming{std::move(indexed), column_row(document, postings), worker.terms.letters(),
                text_bytes_of(document)};
}

ChangeAnalysis::ChangeAnalysis(const std::filesystem::path& live, const Dictionary& dictionary,
                               const Tagger& tagger, unsigned threads, std::size_t max_bytes)
    : half_(std::max(1U, threads / 2)),
      going_(half_, max_bytes,
             [this](unsigned thread, Xapian::docid docid) {
               return indexed_before(workers_[thread], changes_, docid);
             }),
      coming_(half_, max_bytes, [this, &tagger](unsigned thread, Document document) {
        return indexed_now(workers_[half_ + thread], changes_, std::move(document), tagger);
      }) {
  for (unsigned i = 0; i < 2 * half_; ++i) workers_.emplace_back(dictionary, tagger, live);
}

void ChangeAnalysis::add_bigrams_to(BigramCounts& counts) const {
  for (const Worker& worker : workers_) counts.add(worker.bigrams.counts());
}

}  // namespace musubi
