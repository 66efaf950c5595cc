#include "searcher/plan/expander.h"

#include <algorithm>
#include <array>

#include "common/analysis/kana.h"
#include "common/analysis/sound.h"
#include "common/analysis/token_filter.h"
#include "common/gazetteer/romaji.h"
#include "common/index/hidden_terms.h"
#include "common/text/utf8.h"
#include "searcher/plan/half_typed.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxAlternatives = 100;

// Shorter katakana words differ by their vowels alone (ビル, ビール).
constexpr std::size_t kMinWaveringChars = 4;

// め for 目 would be one of hundreds; やま for 山 may be meant.
constexpr std::size_t kMinKanaToRead = 2;

// Of a single kanji among other words: さくら for 桜.
constexpr std::size_t kMinKanaForKanji = 3;

constexpr std::size_t kMinRomajiLetters = 3;
constexpr std::size_t kMinKanaForRomaji = 4;

// Of the words that a text in kana may be made of.
constexpr std::size_t kMinKanaOfPiece = 2;
constexpr std::size_t kMaxKanaOfPiece = 8;

// Of two words with the same reading: whether they have the same kanji, or one has
// kana for some of the other's (子ども, 子供).
bool is_same_word(const std::string& a, const std::string& b) {
  const std::string kanji = kanji_of(a);
  const std::string other = kanji_of(b);
  if (kanji == other) return true;
  const bool a_is_shorter = kanji.size() < other.size();
  const std::string& few = a_is_shorter ? kanji : other;
  const std::string& many = a_is_shorter ? other : kanji;
  const std::string& mixed = a_is_shorter ? a : b;
  if (few.empty() || few.size() == mixed.size()) return false;
  std::size_t from = 0;
  for (std::size_t at = 0; at < few.size();) {
    const std::size_t begin = at;
    next_code_point(few, at);
    const std::size_t found = many.find(few.substr(begin, at - begin), from);
    if (found == many.npos) return false;
    from = found + (at - begin);
  }
  return true;
}

}  // namespace

// Alternatives without repetition, the nearest staying.
class Expander::List {
 public:
  explicit List(std::string_view typed) : typed_(typed) {}

  void add(std::string term, Nearness nearness, Alternative::Kind kind = Alternative::Kind::Word) {
    if (term.empty() || term == typed_ || alternatives_.size() == kMaxAlternatives) return;
    const auto same = std::find_if(alternatives_.begin(), alternatives_.end(),
                                   [&](const Alternative& known) { return known.term == term; });
    if (same == alternatives_.end()) {
      alternatives_.push_back({std::move(term), nearness, kind});
    } else {
      same->nearness = std::min(same->nearness, nearness);
    }
  }

  std::vector<Alternative> take() { return std::move(alternatives_); }

 private:
  std::string_view typed_;
  std::vector<Alternative> alternatives_;
};

void Expander::add_inflections(const std::string& latin, List& list) const {
  const std::string stem = english_stem(latin);
  if (exists(stem)) list.add(stem, Nearness::SameWord);
  for (const std::string& term : lexicon_.find(VocabularyKey::Stem, stem)) {
    list.add(term, Nearness::SameWord);
  }
}

// The terms that are written or read as `katakana`.
void Expander::add_form(const std::string& katakana, Nearness nearness, List& list) const {
  for (const std::string& kana : {katakana, to_hiragana(katakana)}) {
    std::string term = fold_word(kana);
    if (exists(term)) list.add(std::move(term), nearness);
  }
  for (const std::string& term : lexicon_.find(VocabularyKey::Reading, katakana)) {
    list.add(term, Nearness::SameReading);
  }
}

void Expander::add_romaji(const std::string& latin, List& list) const {
  if (latin.size() < kMinRomajiLetters) return;
  const auto katakana = katakana_of_romaji(latin);
  if (!katakana) return;
  add_form(*katakana, Nearness::SameReading, list);
  const std::string sound = loose_sound(*katakana, LongVowels::Spelled);
  if (sound != *katakana) add_form(sound, Nearness::SameReading, list);
  for (const std::string& form : lexicon_.find(VocabularyKey::Sound, sound)) {
    add_form(form, Nearness::SameReading, list);
  }
}

void Expander::add_kana(const std::string& kana, List& list) const {
  // Too many kanji are read as one kana, and unknown words are cut into single ones.
  if (char_count(kana) < kMinKanaToRead) return;
  const std::string katakana = to_katakana(kana);
  add_form(katakana, Nearness::SameWord, list);
  // The final long vowel is folded away (珈琲 is read コーヒー).
  add_form(katakana + "ー", Nearness::SameWord, list);
  add_hepburn(katakana, list);
  if (is_katakana(kana)) add_wavering(katakana, list);
}

// Katakana that sound alike; of short words only where the long vowels are the same.
void Expander::add_wavering(const std::string& katakana, List& list) const {
  const bool is_long =
      char_count(katakana) >= kMinWaveringChars &&
      char_count(loose_sound(katakana, LongVowels::Marked)) >= kMinWaveringChars - 1;
  const LongVowels compared = is_long ? LongVowels::Marked : LongVowels::Kept;
  const std::string sound = loose_sound(katakana, compared);
  const auto add = [&](const std::string& form) {
    std::string term = fold_word(form);
    if (loose_sound(form, compared) == sound && exists(term)) {
      list.add(std::move(term), Nearness::SameWord);
    }
  };
  add(sound);
  for (const std::string& form :
       lexicon_.find(VocabularyKey::Sound, loose_sound(katakana, LongVowels::Spelled))) {
    add(form);
  }
}

// In Latin letters, where they are too many to be an English word by chance.
void Expander::add_hepburn(const std::string& katakana, List& list) const {
  if (char_count(katakana) < kMinKanaForRomaji || !is_katakana(katakana)) return;
  const std::string romaji = hepburn_of_katakana(katakana);
  for (const std::string& spelling : {romaji, romaji_key(romaji)}) {
    if (exists(spelling)) list.add(spelling, Nearness::SameReading);
  }
}

// Another word of the same reading is another word, unless it has the same kanji.
void Expander::add_same_kanji(const std::string& term, const std::string& reading,
                              List& list) const {
  for (const std::string& other : lexicon_.find(VocabularyKey::Reading, reading)) {
    if (is_same_word(term, other)) list.add(other, Nearness::SameWord);
  }
}

void Expander::add_kana_of(const std::string& reading, List& list) const {
  for (const std::string& kana : {to_hiragana(reading), fold_word(reading)}) {
    if (exists(kana)) list.add(kana, Nearness::SameReading);
  }
}

void Expander::add_kanji(const std::string& term, List& list) const {
  for (const std::string& reading : analyzer_.readings(term)) {
    add_same_kanji(term, reading, list);
    add_kana_of(reading, list);
    add_hepburn(reading, list);
  }
}

std::vector<Alternative> Expander::of_single_kanji(const std::string& kanji) const {
  List list(kanji);
  add_kanji(kanji, list);
  for (const std::string& word : lexicon_.find(VocabularyKey::Kanji, kanji)) {
    list.add(word, Nearness::PartOfWord);
  }
  return list.take();
}

// A municipality, or a word that is read so: 大田 of ODA.
bool Expander::is_read_as(const std::string& term, const std::string& katakana) const {
  if (is_place_term(term)) {
    static constexpr std::array<std::string_view, 4> kKinds = {"市", "区", "町", "村"};
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [&](std::string_view kind) { return term.ends_with(kind); });
  }
  const auto sound = [](const std::string& reading) {
    return loose_sound(reading, LongVowels::Spelled);
  };
  const auto readings = analyzer_.readings(term);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const std::string& reading) { return sound(reading) == sound(katakana); });
}

// `not_read`: none that is read so.
void Expander::add_places(std::string_view text, const std::optional<std::string>& not_read,
                          List& list) const {
  for (const std::string& term : lexicon_.find(VocabularyKey::Place, place_key(text))) {
    if (not_read && is_read_as(term, *not_read)) continue;
    const auto kind = is_place_term(term) ? Alternative::Kind::Hidden : Alternative::Kind::Word;
    list.add(term, Nearness::SameWord, kind);
  }
}

std::vector<Alternative> Expander::of_term(const std::string& term, Romaji romaji) const {
  List list(term);
  if (is_latin(term)) {
    add_inflections(term, list);
    if (romaji == Romaji::Read) add_romaji(term, list);
  } else if (is_kana(term)) {
    add_kana(term, list);
  } else if (has_kanji(term)) {
    if (char_count(term) > 1) {
      add_kanji(term, list);
    } else {  // 祭り for 祭, but not all kanji that are read so
      for (const std::string& reading : analyzer_.readings(term)) {
        add_same_kanji(term, reading, list);
        if (char_count(reading) >= kMinKanaForKanji) add_kana_of(reading, list);
      }
    }
  }
  return list.take();
}

// 図書 of 図しょ; none where 図しょ is a word of the index or of the dictionary.
std::vector<std::string> Expander::half_typed(const std::string& word) const {
  if (!may_be_half_typed(word) || exists(word) || analyzer_.is_word(word)) return {};
  return half_typed_as(word, lexicon_);
}

std::vector<Alternative> Expander::of_text(std::string_view text, Romaji romaji) const {
  List list("");
  if (char_count(text) > kMaxCharsToRead) return {};
  const std::string word(text);
  const bool is_no_name = romaji == Romaji::OfAbbreviation && word.size() <= kMinRomajiLetters;
  add_places(text, is_no_name ? katakana_of_romaji(word) : std::nullopt, list);
  if (is_latin(word)) {
    if (romaji == Romaji::Read) add_romaji(word, list);
  } else if (is_kana(word)) {
    add_kana(word, list);
  } else if (has_kanji(word) && char_count(word) > 1) {
    add_kanji(word, list);
    for (std::string& term : half_typed(word)) list.add(std::move(term), Nearness::SameReading);
    // 水族 of 水族館 is no word of its own.
    if (exists(word)) list.add(word, Nearness::PartOfWord);
  }
  return list.take();
}

// By dynamic programming over the kana: fewest pieces, each with alternatives.
std::vector<std::vector<Alternative>> Expander::of_pieces(std::string_view text) const {
  const std::string word(text);
  const auto katakana = is_latin(word)  ? katakana_of_romaji(word)
                        : is_kana(word) ? std::optional(to_katakana(word))
                                        : std::nullopt;
  if (!katakana || char_count(*katakana) > kMaxCharsToRead) return {};
  std::vector<std::size_t> ends = {0};  // byte behind each character
  for (std::size_t at = 0; at < katakana->size();) {
    next_code_point(*katakana, at);
    ends.push_back(at);
  }
  struct Step {
    std::size_t pieces = 0, begin = 0;
    std::vector<Alternative> alternatives;
  };
  std::vector<Step> steps(ends.size());
  for (std::size_t end = kMinKanaOfPiece; end < ends.size(); ++end) {
    for (std::size_t begin = end < kMaxKanaOfPiece ? 0 : end - kMaxKanaOfPiece;
         begin + kMinKanaOfPiece <= end; ++begin) {
      if (begin > 0 && steps[begin].pieces == 0) continue;
      if (steps[end].pieces != 0 && steps[end].pieces <= steps[begin].pieces + 1) continue;
      const std::string piece = katakana->substr(ends[begin], ends[end] - ends[begin]);
      List list("");
      add_form(piece, Nearness::SameReading, list);
      if (is_latin(word)) {
        const std::string sound = loose_sound(piece, LongVowels::Spelled);
        for (const std::string& form : lexicon_.find(VocabularyKey::Sound, sound)) {
          add_form(form, Nearness::SameReading, list);
        }
      }
      auto alternatives = list.take();
      if (!alternatives.empty()) {
        steps[end] = {steps[begin].pieces + 1, begin, std::move(alternatives)};
      }
    }
  }
  std::vector<std::vector<Alternative>> pieces;
  if (steps.back().pieces < 2) return pieces;
  for (std::size_t end = steps.size() - 1; end > 0; end = steps[end].begin) {
    pieces.push_back(std::move(steps[end].alternatives));
  }
  return pieces;
}

}  // namespace musubi
