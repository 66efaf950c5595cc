// term_builder.h - a document's terms and values, as the index is to hold them.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "common/gazetteer/gazetteer.h"
#include "indexer/build/postings.h"

namespace musubi {

// What a value slot holds of a document.
struct Value {
  std::uint32_t slot;
  std::string bytes;
};

// Facets, years and sort keys, by slot.
std::vector<Value> values_of(const Document& document);

// Belongs to one thread, with the analyzer it is given.
class TermBuilder {
 public:
  TermBuilder(Analyzer& analyzer, const Gazetteer& gazetteer)
      : analyzer_(analyzer), gazetteer_(gazetteer) {}

  // Adds the postings of a document, begun by this.
  //
  // One posting list serves all text fields: a term's wdf is the sum of its
  // occurrences, those in the title counting kTitleWeight times (BM25F with
  // field weights: Robertson, Zaragoza, Taylor 2004).
  void add_document(const Document& document, Postings& postings);

  // Of the document that was added last: those of its title, body and partner, apart.
  const std::u32string& letters() const { return letters_; }

  // All that Xapian is to store of one document, whose postings are added, but for its data.
  Xapian::Document build(const Document& document, Postings& postings);

 private:
  // Of a value.
  struct KnownTerm {
    std::string text;
    TermRole role;
    std::uint32_t number;  // AnalyzedTerm::number
  };

  std::u32string for_each_term(std::string_view raw,
                               const std::function<void(const AnalyzedTerm&)>& take);
  std::u32string add_text(std::string_view raw, std::uint32_t weight, Postings& postings,
                          const struct Field* field = nullptr);
  void add_value(const std::string& value, std::uint32_t weight, Postings& postings);
  void add_file_name(const Document& document, Postings& postings);
  void add_places(const Document& document, Postings& postings) const;
  void add_places(std::string_view raw, Postings& postings) const;

  Analyzer& analyzer_;
  const Gazetteer& gazetteer_;
  std::u32string letters_;
  std::unordered_map<std::string, std::vector<KnownTerm>> known_values_;
  std::string scratch_;
};

}  // namespace musubi
