// vocabulary.h - the terms of an index by how they sound and what they mean.
//
// The indexer notes each term under the keys that its other spellings share; the
// searcher asks for the terms of a key.  Kept in the metadata of each shard: one
// B-tree read for one question.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

enum class VocabularyKey : char {
  Reading = 'r',   // katakana -> terms with kanji that are read so
  Sound = 's',     // loose_sound() -> katakana: terms, or readings of terms
  Stem = 'e',      // of an English word -> terms
  Kanji = 'c',     // one kanji -> terms that hold it
  Place = 'p',     // place_key() of any name of a place -> terms for the places
  Spelling = 'w',  // spelling_key() -> words that corrections are taken from (spelling_list.h)
};

// A term of a key, and how many documents have it there.
struct CountedTerm {
  std::string term;
  std::uint64_t documents = 0;
};

class Vocabulary {
 public:
  explicit Vocabulary(Xapian::Database database) : shards_{std::move(database)} {}
  // Of all that are searched together.
  explicit Vocabulary(std::vector<Xapian::Database> shards) : shards_(std::move(shards)) {}

  bool is_of_several() const { return shards_.size() > 1; }

  // Most frequent first, kMaxTermsOfKey at most; none where there are none.
  std::vector<std::string> find(VocabularyKey kind, std::string_view key) const;

  // The terms of all keys that begin so, each once, most frequent first.
  std::vector<std::string> find_beginning(VocabularyKey kind, std::string_view beginning) const;

  // The words of so many characters that corrections are taken from: a list of each shard.
  std::vector<std::string> spelling_lists(std::size_t chars) const;

 private:
  std::vector<Xapian::Database> shards_;
};

// The metadata key, and the value that find() takes apart.  All terms are kept, so that the most
// frequent of several databases are known; a term that is given twice counts twice.
std::string vocabulary_key(VocabularyKey kind, std::string_view key);
std::string vocabulary_entry(std::vector<CountedTerm> terms);

// Adds the terms of an entry to `terms`.
void add_terms_of_entry(const std::string& entry, std::vector<CountedTerm>& terms);

// What all metadata keys of the vocabulary begin with: there are as many as words.
inline constexpr std::string_view kVocabularyPrefix = "v";

// Of a key; the most frequent ones are found.
inline constexpr std::size_t kMaxTermsOfKey = 100;

// Longer keys are not kept.
inline constexpr std::size_t kMaxVocabularyKeyBytes = 96;

std::string english_stem(const std::string& word);

// Width, case, kana, blanks and the ways to write romaji folded.
std::string place_key(std::string_view name);

}  // namespace musubi
