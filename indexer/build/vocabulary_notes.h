// vocabulary_notes.h - what a vocabulary is made of, before it is written: the terms of each
// key, and the words that corrections are taken from.
#pragma once
#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/index/spelling_list.h"
#include "common/index/vocabulary.h"

namespace musubi {

// The part of a vocabulary that an update has to write anew.
struct TouchedVocabulary {
  std::unordered_set<std::string> keys;
  std::unordered_set<std::string> spellings;
};

class VocabularyNotes {
 public:
  // `touched`: nothing else is noted; nullptr: everything is.
  explicit VocabularyNotes(const TouchedVocabulary* touched = nullptr) : touched_(touched) {}

  // A key that is too long is left out.
  void note(VocabularyKey kind, std::string_view key, std::string term, Xapian::doccount frequency);

  // A word that is short or long is left out.
  void add_spelling(const std::string& word, SpellingCount count);

  void merge(VocabularyNotes&& other);

  // All that was noted.
  TouchedVocabulary touched() const;

  // `before`: the same database, which may have a vocabulary; it loses what was not noted.
  void write(const Xapian::Database& before, Xapian::WritableDatabase& database);

 private:
  void write_terms(const Xapian::Database& before, Xapian::WritableDatabase& database);
  void write_spellings(const Xapian::Database& before, Xapian::WritableDatabase& database) const;
  std::map<std::size_t, Spellings> spellings_to_write(const Xapian::Database& before) const;

  const TouchedVocabulary* touched_;
  std::unordered_map<std::string, std::vector<CountedTerm>> terms_;  // by vocabulary_key()
  std::unordered_map<std::string, SpellingCount> spellings_;
};

}  // namespace musubi
