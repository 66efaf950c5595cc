#include "common/analysis/dictionary/okurigana.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/analysis/dictionary/ipadic_index.h"
#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// A kanji that is read as so many kana or more may have the last one written behind it:
// 行な(う).
constexpr std::size_t kMinKanaOfKanji = 3;

constexpr std::size_t kMaxPieces = 6;

// A stretch of kanji, or of hiragana.
struct Piece {
  std::string text;
  bool is_kanji = false;
};

// Empty if there are other characters, too many pieces, or no kanji.
std::vector<Piece> pieces_of(std::string_view word) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const Script script = script_of(c);
    if (script != Script::Kanji && script != Script::Hiragana) return {};
    const bool is_kanji = script == Script::Kanji;
    if (pieces.empty() || pieces.back().is_kanji != is_kanji) pieces.push_back({{}, is_kanji});
    append_utf8(pieces.back().text, c);
  }
  const bool fits = pieces.size() <= kMaxPieces && has_kanji(word);
  return fits ? pieces : std::vector<Piece>();
}

std::string first_char(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) next_code_point(text, end);
  return std::string(text.substr(0, end));
}

std::string last_char(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_continuation_byte(text[--begin])) {
  }
  return std::string(text.substr(begin));
}

std::string without_first(const std::string& text) {
  return text.substr(first_char(text).size());
}

bool is_small(std::string_view kana) {
  static constexpr std::string_view kSmall = "ァィゥェォャュョッーン";
  return kSmall.find(kana) != kSmall.npos;
}

// How many kana of the base form's okurigana are its inflection.
std::size_t inflected_kana(const IpadicWord& word) {
  if (word.conjugation.starts_with("形容詞")) return word.base.ends_with("しい") ? 2 : 1;
  return word.conjugation.starts_with("一段") ? 2 : 1;
}

// Whether the okurigana that an inflected word ends with may lack its first kana.
bool may_lack_first(const IpadicWord& word, const std::string& okurigana) {
  const auto pieces = pieces_of(word.base);
  if (pieces.empty() || pieces.back().is_kanji) return false;
  const std::string& of_base = pieces.back().text;
  return char_count(of_base) > inflected_kana(word) && char_count(okurigana) > 1 &&
         first_char(of_base) == first_char(okurigana);
}

bool is_noun_with_stem(const IpadicWord& word) {
  static constexpr std::array<std::string_view, 4> kKinds = {"名詞,一般", "名詞,サ変接続",
                                                             "名詞,副詞可能", "名詞,形容動詞語幹"};
  return std::any_of(kKinds.begin(), kKinds.end(),
                     [&](std::string_view kind) { return word.part_of_speech.starts_with(kind); });
}

// 明らか, 賑やか.
bool may_lack_ra(const IpadicWord& word, const std::string& okurigana) {
  static constexpr std::array<std::string_view, 3> kEndings = {"らか", "やか", "よか"};
  return word.part_of_speech.starts_with("名詞,形容動詞語幹") &&
         std::find(kEndings.begin(), kEndings.end(), okurigana) != kEndings.end();
}

// 行う, オコナウ -> 行なう
std::optional<std::string> with_one_more(const IpadicWord& word) {
  const auto pieces = pieces_of(word.surface);
  const bool fits = pieces.size() == 2 && pieces[0].is_kanji && char_count(pieces[0].text) == 1;
  if (!fits) return std::nullopt;
  const std::string okurigana = to_katakana(pieces[1].text);
  if (!word.reading.ends_with(okurigana)) return std::nullopt;
  const std::string of_kanji = word.reading.substr(0, word.reading.size() - okurigana.size());
  const std::string last = last_char(of_kanji);
  if (char_count(of_kanji) < kMinKanaOfKanji || is_small(last)) return std::nullopt;
  return pieces[0].text + to_hiragana(last) + pieces[1].text;
}

}  // namespace

Okurigana::Okurigana(const std::vector<IpadicWord>& ipadic) {
  for (const IpadicWord& word : ipadic) {
    if (word.part_of_speech.starts_with("動詞,自立")) add_stem(word);
  }
}

void Okurigana::add_stem(const IpadicWord& verb) {
  // 感じ of 感じる would make 感じ情 of 感情.
  const bool is_japanese =
      (verb.conjugation.starts_with("五段") || verb.conjugation.starts_with("一段")) &&
      !verb.base.ends_with("じる");
  const bool is_stem = verb.form == "連用形" || verb.form == "連用タ接続";
  if (!is_japanese || !is_stem) return;
  const auto pieces = pieces_of(verb.surface);
  const bool fits = pieces.size() == 2 && pieces[0].is_kanji && char_count(pieces[0].text) == 1;
  if (fits) stems_[pieces[0].text].push_back({pieces[1].text, verb.reading});
}

bool Okurigana::is_stem(const std::string& kanji, const std::string& kana) const {
  const auto found = stems_.find(kanji);
  return found != stems_.end() && std::any_of(found->second.begin(), found->second.end(),
                                              [&](const Stem& stem) { return stem.kana == kana; });
}

// 読込む -> 読み込む; 手続 -> 手続き; 終り -> 終わり
std::set<std::string> Okurigana::with_added_stems(const IpadicWord& word) const {
  std::set<std::string> surfaces = {word.surface};
  const std::string first = first_char(word.surface);
  const std::string rest = without_first(word.surface);
  if (const auto found = stems_.find(first); found != stems_.end() && has_kanji(first_char(rest))) {
    for (const Stem& stem : found->second) {
      const bool fits = word.reading.starts_with(stem.reading) &&
                        !is_small(first_char(word.reading.substr(stem.reading.size())));
      if (fits && word.reading != stem.reading) {
        surfaces.insert(fmt::format("{}{}{}", first, stem.kana, rest));
      }
    }
  }
  if (is_inflected(word)) return surfaces;
  const auto pieces = pieces_of(word.surface);
  const std::string okurigana = pieces.back().is_kanji ? "" : pieces.back().text;
  const std::string stem_of_word = word.surface.substr(0, word.surface.size() - okurigana.size());
  const auto found = stems_.find(last_char(stem_of_word));
  if (found == stems_.end()) return surfaces;
  std::set<std::string> longer;
  for (const Stem& stem : found->second) {
    const bool fits = word.reading.ends_with(stem.reading) && stem.kana.ends_with(okurigana);
    const bool is_whole = word.reading == stem.reading && okurigana.empty();
    if (!fits || is_whole || stem.kana == okurigana) continue;
    for (const std::string& surface : surfaces) {
      longer.insert(surface.substr(0, surface.size() - okurigana.size()) + stem.kana);
    }
  }
  surfaces.merge(longer);
  return surfaces;
}

// 打ち合わせ -> 打合わせ, 打ち合せ, 打合せ, 打ち合, 打合
void Okurigana::add_shortened(const std::string& surface, const IpadicWord& word,
                              std::set<std::string>& spellings) const {
  std::vector<std::string> beginnings = {""};
  const auto pieces = pieces_of(surface);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    std::vector<std::string> ways = {piece.text};
    const bool is_last = i + 1 == pieces.size();
    if (!piece.is_kanji && i > 0) {
      if (is_last && is_inflected(word)) {
        if (may_lack_first(word, piece.text)) ways.push_back(without_first(piece.text));
      } else if (is_last && may_lack_ra(word, piece.text)) {
        ways.push_back(without_first(piece.text));
      } else if (is_stem(last_char(pieces[i - 1].text), piece.text)) {
        for (std::string less = piece.text; !less.empty();) {
          less = without_first(less);
          const bool keeps_some = !less.empty() || !is_last || char_count(kanji_of(surface)) > 1;
          if (keeps_some) ways.push_back(less);
        }
      }
    }
    std::vector<std::string> longer;
    for (const std::string& beginning : beginnings) {
      for (const std::string& way : ways) longer.push_back(beginning + way);
    }
    beginnings = std::move(longer);
  }
  spellings.insert(beginnings.begin(), beginnings.end());
}

std::set<std::string> Okurigana::spellings(const IpadicWord& word) const {
  std::set<std::string> spellings;
  const bool fits =
      is_inflected(word) || is_noun_with_stem(word) || word.part_of_speech.starts_with("副詞");
  if (!fits || pieces_of(word.surface).empty() || !is_katakana(word.reading)) return spellings;
  for (const std::string& surface : with_added_stems(word)) {
    add_shortened(surface, word, spellings);
  }
  if (auto more = with_one_more(word)) spellings.insert(std::move(*more));
  spellings.erase(word.surface);
  spellings.erase("");
  return spellings;
}

}  // namespace musubi
