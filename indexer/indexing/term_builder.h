// term_builder.h - a document's terms and values, as Xapian is to store them.
#pragma once
#include <xapian.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

// Belongs to one thread, with the analyzer it is given.
class TermBuilder {
 public:
  TermBuilder(Analyzer& analyzer, const Gazetteer& gazetteer)
      : analyzer_(analyzer), gazetteer_(gazetteer) {}

  // One posting list serves all text fields: a term's wdf is the sum of its
  // occurrences, those in the title counting kTitleWeight times (BM25F with
  // field weights: Robertson, Zaragoza, Taylor 2004).
  Xapian::Document build(const Document& document);

 private:
  void add_text(std::string_view raw, Xapian::termcount weight);
  void add_field_text(const struct Field& field, std::string_view raw, Xapian::Document& to);
  void add_places(std::string_view raw, Xapian::Document& to) const;

  struct Occurrences {
    Xapian::termcount weight = 0;
    bool only_as_part = true;
  };

  Analyzer& analyzer_;
  const Gazetteer& gazetteer_;
  std::unordered_map<std::string, Occurrences> occurrences_;
};

}  // namespace musubi
