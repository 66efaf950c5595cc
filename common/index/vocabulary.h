// vocabulary.h - the terms of an index by how they sound and what they mean.
//
// The indexer notes each term under the keys that its other spellings share; the
// searcher asks for the terms of a key.  Kept in the database's metadata: one
// B-tree read for one question.
#pragma once
#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace musubi {

enum class VocabularyKey : char {
  Reading = 'r',  // katakana -> terms with kanji that are read so
  Sound = 's',    // loose_sound() -> katakana: terms, or readings of terms
  Stem = 'e',     // of an English word -> terms
  Kanji = 'c',    // one kanji -> the most frequent terms that hold it
  Place = 'p',    // place_key() of any name of a place -> terms for the places
};

class Vocabulary {
 public:
  explicit Vocabulary(const Xapian::Database& database) : database_(database) {}

  // Most frequent first; none where there are none.
  std::vector<std::string> find(VocabularyKey kind, std::string_view key) const;

 private:
  const Xapian::Database& database_;
};

// What all metadata keys of the vocabulary begin with.
inline constexpr std::string_view kVocabularyPrefix = "vocabulary-";

// The metadata key, and the value that find() takes apart.
std::string vocabulary_key(VocabularyKey kind, std::string_view key);
std::string vocabulary_entry(const std::vector<std::string>& terms);

// Longer keys are not kept.
inline constexpr std::size_t kMaxVocabularyKeyBytes = 96;

std::string english_stem(const std::string& word);

// Width, case, kana, blanks and the ways to write romaji folded.
std::string place_key(std::string_view name);

}  // namespace musubi
