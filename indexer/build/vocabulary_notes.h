// vocabulary_notes.h - what a vocabulary is made of, before it is written: the terms of each
// key, and the words that corrections are taken from.
#pragma once
#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/index/vocabulary.h"

namespace musubi {

// The part of a vocabulary that an update has to write anew.
struct TouchedVocabulary {
  std::unordered_set<std::string> keys;
  std::unordered_set<std::string> spellings;
  bool all_spellings = false;
};

class VocabularyNotes {
 public:
  // `documents`: of the database.  `touched`: nothing else is noted; nullptr: everything is.
  explicit VocabularyNotes(Xapian::doccount documents, const TouchedVocabulary* touched = nullptr);

  // A key that is too long is left out.
  void note(VocabularyKey kind, std::string_view key, std::string term, Xapian::doccount frequency);

  // A word that is short, long or in too few documents is left out.
  void add_spelling(const std::string& word, Xapian::doccount frequency);

  // What is in fewer documents is no spelling.
  Xapian::doccount min_frequency() const { return min_frequency_; }

  void merge(VocabularyNotes&& other);

  // All that was noted.  `documents_before`: of the database, before the update.
  TouchedVocabulary touched(Xapian::doccount documents_before) const;

  // `before`: the same database, which may have a vocabulary; it loses what was not noted.
  void write(const Xapian::Database& before, Xapian::WritableDatabase& database);

 private:
  struct NotedTerm {
    Xapian::doccount frequency;
    std::string term;
  };

  static std::string entry_of(std::vector<NotedTerm> noted);
  void write_terms(const Xapian::Database& before, Xapian::WritableDatabase& database);
  std::set<std::string> spellings_to_write(const Xapian::Database& before) const;
  void write_spellings(const Xapian::Database& before, Xapian::WritableDatabase& database) const;

  const TouchedVocabulary* touched_;
  Xapian::doccount min_frequency_;
  std::unordered_map<std::string, std::vector<NotedTerm>> terms_;  // by vocabulary_key()
  std::unordered_map<std::string, Xapian::doccount> spellings_;
};

}  // namespace musubi
