// lexicon.h - what an index knows of words: how many documents have one, and its
// other forms.
//
// Planning a query asks for the same words again and again, and each answer takes
// several reads of the database: a Lexicon remembers them until it is told to forget.
// For one thread.
#pragma once
#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/vocabulary.h"

namespace musubi {

class Lexicon {
 public:
  Lexicon(Xapian::Database database, Vocabulary vocabulary);

  Xapian::doccount document_count() const { return document_count_; }

  // In terms, of a document.
  double average_length() const { return average_length_; }

  // Documents that have the term.
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }

  // Calls `take` with each term that begins so, in the order of their bytes, and its
  // frequency.  Remembers none.
  template <typename Take>
  void for_each_term(const std::string& beginning, Take take) const {
    const auto end = database_.allterms_end(beginning);
    for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
      take(*term, term.get_termfreq());
    }
  }

  // See Vocabulary::find().
  const std::vector<std::string>& find(VocabularyKey kind, std::string_view key) const;

  // To be called before each query, so that memory stays bounded.
  void forget();

 private:
  Xapian::Database database_;
  Vocabulary vocabulary_;
  Xapian::doccount document_count_;
  double average_length_;
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_;
  mutable std::unordered_map<std::string, std::vector<std::string>> entries_;
};

}  // namespace musubi
