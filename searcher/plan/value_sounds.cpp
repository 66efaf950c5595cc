#include "searcher/plan/value_sounds.h"

#include <numeric>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/analysis/sound.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kLeastSounds = 2;  // of what is typed: one begins too many names

std::string loose(std::string_view katakana) {
  return loose_sound(katakana, LongVowels::Spelled);
}

std::string joined_sound(ValueSound::const_iterator begin, ValueSound::const_iterator end) {
  return std::accumulate(begin, end, std::string());
}

}  // namespace

std::string typed_sound(std::string_view typed) {
  const std::string folded = fold_name(typed);
  if (char_count(folded) < kLeastSounds) return {};
  if (is_kana(folded)) return loose(to_katakana(folded));
  const auto katakana = is_latin(folded) ? katakana_of_romaji(folded) : std::nullopt;
  return katakana ? loose(*katakana) : std::string();
}

ValueSound sound_of_value(std::string_view value, Analyzer& analyzer) {
  ValueSound words;
  const std::string text = normalize(value);
  analyzer.analyze(text, [&](const AnalyzedTerm& term) {
    if (term.role != TermRole::Word) return;
    const std::string_view written =
        std::string_view(text).substr(term.begin, term.end - term.begin);
    const bool is_read = !term.reading.empty() || is_kana(written);
    words.push_back(is_read ? loose(term.reading.empty() ? to_katakana(written) : term.reading)
                            : std::string());
  });
  return words;
}

std::string reading_of_value(std::string_view value, Analyzer& analyzer) {
  std::string reading;
  const std::string text = normalize(value);
  std::size_t read = 0;
  analyzer.analyze(text, [&](const AnalyzedTerm& term) {
    if (term.role != TermRole::Word || term.begin < read) return;
    // Signs between words are no terms.
    reading += std::string_view(text).substr(read, term.begin - read);
    const auto written = std::string_view(text).substr(term.begin, term.end - term.begin);
    reading += term.reading.empty() ? written : term.reading;
    read = term.end;
  });
  return to_katakana(reading + text.substr(read));
}

bool has_sound(const ValueSound& value, std::string_view typed) {
  for (auto word = value.begin(); word != value.end(); ++word) {
    if (!word->empty() && joined_sound(word, value.end()).starts_with(typed)) return true;
  }
  return false;
}

bool is_sound_of_all(const ValueSound& value, std::string_view typed, bool has_kind) {
  if (joined_sound(value.begin(), value.end()) == typed) return true;
  return has_kind && value.size() > 1 && joined_sound(value.begin(), value.end() - 1) == typed;
}

}  // namespace musubi
