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

  // Documents that have the term.
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }

  // See Vocabulary::find().
  const std::vector<std::string>& find(VocabularyKey kind, std::string_view key) const;

  // To be called before each query, so that memory stays bounded.
  void forget();

 private:
  Xapian::Database database_;
  Vocabulary vocabulary_;
  Xapian::doccount document_count_;
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_;
  mutable std::unordered_map<std::string, std::vector<std::string>> entries_;
};

}  // namespace musubi
