// tokenizer.h - cuts normalized text into words with MeCab and IPADIC.
//
// MeCab stays behind this door.  A Dictionary is shared by all threads; a
// Tokenizer belongs to one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.h"

namespace musubi {

enum class PartOfSpeech {
  Noun,
  ProperNoun,
  PlaceName,
  PersonName,
  Number,
  Suffix,
  Prefix,
  Verb,
  DependentVerb,
  Adjective,
  Adverb,
  Adnominal,
  Conjunction,
  Interjection,
  Particle,
  Auxiliary,
  Filler,
  Symbol,
  Other,
};

// One word of a text.  Views point into the text and into the dictionary, and
// live as long as both.
struct Token {
  std::size_t begin = 0;  // bytes in the text, half-open
  std::size_t end = 0;
  std::string_view surface;
  std::string_view base;     // dictionary form; the surface of an unknown word
  std::string_view reading;  // katakana; empty for an unknown word
  PartOfSpeech part_of_speech = PartOfSpeech::Other;
  bool known = false;              // in the dictionary
  std::uint32_t entry = kNoEntry;  // the dictionary entry, by a number of this tokenizer's own

  static constexpr std::uint32_t kNoEntry = 0xFFFF'FFFF;  // of an unknown word
};

class Dictionary {
 public:
  // `system`: the folder of a compiled IPADIC in UTF-8.  `users`: compiled user
  // dictionaries.
  static Result<Dictionary> open(const std::filesystem::path& system,
                                 const std::vector<std::filesystem::path>& users);

  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

 private:
  friend class Tokenizer;
  struct Model;
  explicit Dictionary(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

class Tokenizer {
 public:
  explicit Tokenizer(const Dictionary& dictionary);
  Tokenizer(Tokenizer&&) noexcept;
  ~Tokenizer();

  using Take = std::function<void(const Token&)>;

  // Calls `take` for each token in order.  Text of any length.
  void tokenize(std::string_view text, const Take& take) { tokenize(text, take, {}); }

  // Also calls `take_other`, in any order, for the words that runs of kanji may be cut into as
  // well; see other_cuts.h.
  void tokenize(std::string_view text, const Take& take, const Take& take_other);

  // The readings, in katakana, of all dictionary words written so.
  std::vector<std::string> readings(std::string_view word);

  // Whether the dictionary has a name that is written so.
  bool is_name(std::string_view word);

  // Terms of other words that may be meant where this verb stands: of verbs with the same
  // kanji in the same form (行っ: 行く, 行う), and the noun that is written so (始まり).
  std::vector<std::string> homographs(const Token& verb);

  // The nouns of the dictionary that a compound is most likely made of, as
  // half-open spans of bytes; none if it is no compound.  No piece is a single
  // character but for a suffix at the end, in katakana none is shorter than three.
  // A place name is only cut before what says the kind of place (アメリカ|合衆国).
  // Also the noun behind a prefix (学校 of 小学校, 議会 of 県議会), which overlaps the others.
  std::vector<std::pair<std::size_t, std::size_t>> split_compound(std::string_view word,
                                                                  PartOfSpeech part_of_speech);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace musubi
