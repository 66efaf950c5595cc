#include "searcher/plan/speller.h"

#include <utility>
#include <vector>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/analysis/sound.h"
#include "common/analysis/token_filter.h"
#include "common/index/spelling_list.h"
#include "common/text/utf8.h"
#include "searcher/plan/begun_compound.h"
#include "searcher/plan/expander.h"
#include "searcher/plan/kana_beginnings.h"
#include "searcher/plan/kanji_speller.h"
#include "searcher/plan/nearest_spelling.h"
#include "searcher/plan/word_groups.h"

namespace musubi {

namespace {

constexpr std::size_t kMinCharsForTwoEdits = 6;
constexpr std::size_t kMinHiraganaForTwoEdits = 7;  // きんむひょう is not きんちょう
constexpr std::size_t kMaxChars = 24;
constexpr std::size_t kMaxRomajiLetters = 16;
constexpr std::size_t kMaxQueryBytes = 1024;
constexpr std::string_view kRomajiLetters = "abcdefghijkmnoprstuvwyz";

// Half-open bytes of the normalized query.
struct Run {
  std::size_t begin, end;
};

bool is_letter(Script script) {
  return script != Script::Other;
}

// The next stretch of letters of any script from `at` on.
std::optional<Run> next_stretch(std::string_view text, std::size_t at) {
  std::optional<Run> stretch;
  while (at < text.size()) {
    const std::size_t begin = at;
    const bool is_inside = is_letter(script_of(next_code_point(text, at)));
    if (!is_inside && stretch) break;
    if (is_inside) stretch = Run{stretch ? stretch->begin : begin, at};
  }
  return stretch;
}

// The stretch of letters of one script at `begin`.
Run run_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const Script script = script_of(next_code_point(text, at));
  std::size_t end = at;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (script_of(c) != script && !(c == U'ー' && script == Script::Hiragana)) break;
    end = at;
  }
  return {begin, end};
}

// With two neighbouring letters swapped.
std::vector<std::string> swapped(const std::string& word) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    std::string other = word;
    std::swap(other[i], other[i + 1]);
    if (other != word) words.push_back(std::move(other));
  }
  return words;
}

// With one letter too many, wrong or missing.
std::vector<std::string> changed(const std::string& word) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::string before = word.substr(0, i);
    const bool is_behind = i == word.size();
    if (!is_behind) words.push_back(before + word.substr(i + 1));
    for (const char letter : kRomajiLetters) {
      if (!is_behind) words.push_back(before + letter + word.substr(i + 1));
      words.push_back(before + letter + word.substr(i));
    }
  }
  return words;
}

class Speller {
 public:
  Speller(Analyzer& analyzer, const Lexicon& lexicon)
      : analyzer_(analyzer), lexicon_(lexicon), expander_(analyzer, lexicon) {}

  // dairen of dair, which breaks off within a kana; empty where a word of these letters that is
  // near it is more likely meant.
  std::string begun_romaji(const std::string& word) {
    if (!is_latin(word) || char_count(word) < kMinSpellingChars || word.size() > kMaxChars)
      return {};
    if (katakana_of_romaji(word) || is_known(word)) return {};
    const std::string near = nearest_spelling(lexicon_, word, 1);
    Xapian::doccount frequency = near.empty() ? 0 : lexicon_.frequency(near);
    std::string begun, kana;
    for (const std::string& beginning : kana_beginnings(word)) {
      const auto terms = lexicon_.terms_read_from(beginning);
      if (terms.empty() || lexicon_.frequency(terms.front()) <= frequency) continue;
      frequency = lexicon_.frequency(terms.front());
      begun = terms.front();
      kana = beginning;
    }
    for (const std::string& reading : analyzer_.readings(begun)) {
      if (reading.starts_with(kana)) return hepburn_of_katakana(reading);
    }
    return {};
  }

  // Empty if the word is known, or nothing is near it.
  std::string correction(const std::string& word) {
    const std::size_t chars = char_count(word);
    if (chars < kMinSpellingChars || chars > kMaxChars || is_known(word)) return {};
    const bool is_short =
        chars < (is_hiragana(word) ? kMinHiraganaForTwoEdits : kMinCharsForTwoEdits);
    const bool is_known_in_pieces = is_made_of_known_words(word);
    if (is_known_in_pieces && !is_katakana(word)) return {};
    // ショルダーバグ is none of ショルダー and バグ; much farther it would be another compound.
    const std::size_t edits = is_short || is_known_in_pieces ? 1 : 2;
    if (is_latin(word)) return latin_correction(word, edits);
    const std::string katakana = fold_word(to_katakana(word));
    const std::string known = nearest_spelling(lexicon_, katakana, edits);
    if (known.empty()) return typed_to_its_end(word);
    const std::string hiragana = to_hiragana(known);
    // はーびん: ハルビン, which no one writes はるびん.
    const bool is_in_katakana = lexicon_.has(known) && !lexicon_.has(hiragana);
    return is_hiragana(word) && !is_in_katakana ? hiragana : known;
  }

 private:
  // A Latin word of the index, or romaji of a Japanese one.
  std::string latin_correction(const std::string& word, std::size_t edits) {
    std::string known = nearest_spelling(lexicon_, word, 1);
    if (known.empty()) known = romaji_correction(word);
    if (known.empty() && edits > 1) known = nearest_spelling(lexicon_, word, edits);
    return known;
  }

  // Romaji is nowhere in the index: what one slip makes of `word` is looked up, swapped
  // letters first, then the most frequent.
  std::string romaji_correction(const std::string& word) {
    if (word.size() > kMaxRomajiLetters) return {};
    std::string best;
    Xapian::doccount frequency = 0;
    for (const auto& neighbours : {swapped(word), changed(word)}) {
      for (const std::string& neighbour : neighbours) {
        for (const Alternative& known : expander_.of_text(neighbour)) {
          const Xapian::doccount count = lexicon_.frequency(known.term);
          if (count <= frequency) continue;
          best = neighbour;
          frequency = count;
        }
      }
      if (!best.empty()) break;
    }
    return best;
  }

  // けいざいこうりゅう of けいざいこうりゅ.
  std::string typed_to_its_end(const std::string& kana) {
    std::string whole;
    Xapian::doccount frequency = 0;
    for (const BegunCompound& begun : begun_compounds(to_katakana(kana), expander_, lexicon_)) {
      for (const std::string& term : begun.words) {
        const Xapian::doccount count = lexicon_.frequency(term);
        if (count <= frequency) continue;
        for (const std::string& reading : analyzer_.readings(term)) {
          if (!reading.starts_with(begun.tail)) continue;
          whole = begun.head + reading;
          frequency = count;
        }
      }
    }
    return is_hiragana(kana) ? to_hiragana(whole) : whole;
  }

  bool is_known(const std::string& word) {
    return lexicon_.has(fold_word(word)) || !expander_.of_text(word).empty() ||
           !expander_.of_term(word).empty();
  }

  // Katakana and Latin letters may be several known words; hiragana falls into pieces that say
  // nothing.
  bool is_made_of_known_words(const std::string& word) {
    if (is_hiragana(word)) return false;
    bool known = true;
    for (const WordGroup& group : word_groups(word, analyzer_, kMaxChars)) {
      for (const WordGroup& piece : group.joined_words) {
        known = known && lexicon_.has(piece.term);
      }
      known = known && (!group.joined_words.empty() || lexicon_.has(group.term));
    }
    return known;
  }

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
  Expander expander_;
};

// Makes a corrected query of what was typed, run by run.
class Corrector {
 public:
  Corrector(std::string_view query, Analyzer& analyzer, const Lexicon& lexicon)
      : query_(query),
        normalized_(normalize_with_offsets(query)),
        analyzer_(analyzer),
        speller_(analyzer, lexicon),
        kanji_speller_(analyzer, lexicon) {}

  std::optional<Correction> run() {
    std::size_t at = 0;
    while (const auto stretch = next_stretch(normalized_.text, at)) {
      at = stretch->end;
      correct(*stretch);
    }
    if (corrected_.query.empty()) return std::nullopt;
    corrected_.query += query_.substr(copied_);
    return std::move(corrected_);
  }

 private:
  std::string text_of(const Run& run) const {
    return normalized_.text.substr(run.begin, run.end - run.begin);
  }

  void correct(const Run& stretch) {
    if (const std::string meant = kanji_speller_.half_typed(text_of(stretch)); !meant.empty()) {
      return replace(stretch, meant, false);
    }
    for (Run run{0, stretch.begin}; run.end < stretch.end;) {
      run = run_at(normalized_.text, run.end);
      correct_run(run);
    }
  }

  void correct_run(const Run& run) {
    const std::string word = text_of(run);
    if (has_kanji(word)) {
      const auto meant = kanji_speller_.by_homophone(word);
      if (meant) replace(run, meant->text, meant->is_other_word);
      return;
    }
    if (const std::string begun = speller_.begun_romaji(word); !begun.empty()) {
      return replace(run, begun, true);
    }
    const std::string meant = speller_.correction(word);
    if (!meant.empty()) replace(run, meant, is_kana(word) && analyzer_.is_word(word));
  }

  void replace(const Run& run, std::string_view word, bool is_other_word) {
    const auto [begin, end] = normalized_.offsets.to_raw(run.begin, run.end);
    corrected_.query += query_.substr(copied_, begin - copied_);
    corrected_.query += word;
    corrected_.is_other_word = corrected_.is_other_word || is_other_word;
    copied_ = end;
  }

  std::string_view query_;
  NormalizedText normalized_;
  Analyzer& analyzer_;
  Speller speller_;
  KanjiSpeller kanji_speller_;
  Correction corrected_;
  std::size_t copied_ = 0;  // bytes of query_
};

}  // namespace

std::optional<Correction> corrected_query(std::string_view query, Analyzer& analyzer,
                                          const Lexicon& lexicon) {
  if (query.size() > kMaxQueryBytes) return std::nullopt;
  return Corrector(query, analyzer, lexicon).run();
}

}  // namespace musubi
