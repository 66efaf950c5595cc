#include "common/analysis/letters.h"

#include <algorithm>

#include "common/analysis/kana.h"
#include "common/analysis/kanji_variants.h"
#include "common/analysis/letter_kinds.h"
#include "common/analysis/markup.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// What stands between two letters: the highest counts.
enum class Gap { None, Unseen, Blank, LineEnd, Break };

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

enum class Readings { Above, InPlace };

// One way through a text.
class Reader {
 public:
  Reader(std::string_view text, Readings readings) : text_(text), readings_(readings) {
    letters_.reserve(text.size() / 3 + 16);
  }

  void read();

  std::u32string letters_;
  std::vector<std::size_t> joints_;
  std::vector<PlacedLetters::Place>* places_ = nullptr;  // where these are wanted
  std::u32string beside_;                                // what is not read in its place
  bool has_readings_ = false;

 private:
  void read_one();
  void read_piece(std::size_t end);
  void add_folded(std::string_view folded);
  void add(char32_t letter);
  void put(char32_t letter);
  void widen(Gap gap) { gap_ = std::max(gap_, gap); }
  bool read_ascii(char32_t c);
  bool stands_for_long_vowel(char32_t dash, char32_t after) const;
  bool take(const Markup& markup);
  void read_line_end();
  void add_beside(std::string_view text);
  void put_reading(std::string_view reading);
  char32_t next() const {
    std::size_t after = at_;
    return after < text_.size() ? next_code_point(text_, after) : U' ';
  }
  char32_t last() const { return gap_ > Gap::Unseen || letters_.empty() ? 0 : letters_.back(); }

  std::string_view text_;
  Readings readings_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of what is being read
  Gap gap_ = Gap::None;
  std::size_t base_ = 0;  // where the word under the next reading begins in letters_
  bool has_base_ = false;
  char32_t dash_ = 0;  // that stood for ー in this katakana word
};

void Reader::add(char32_t letter) {
  if (gap_ != Gap::None && !letters_.empty()) {
    const char32_t before = letters_.back();
    const bool joins =
        gap_ == Gap::Unseen ||
        (gap_ < Gap::Break && (is_japanese_letter(before) || is_japanese_letter(letter)));
    if (joins) {
      joints_.push_back(letters_.size());
    } else if (before != kNoLetter) {
      put(kNoLetter);
    }
  }
  gap_ = Gap::None;
  put(letter);
}

void Reader::put(char32_t letter) {
  if (!is_katakana_letter(letter)) dash_ = 0;
  letters_ += letter;
  if (places_ != nullptr) places_->push_back({begin_, at_});
}

void Reader::add_folded(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c)) {
      add(c);
    } else {
      widen(c == U' ' ? Gap::Blank : Gap::Break);
    }
  }
}

// Characters that change each other, up to `end`.
void Reader::read_piece(std::size_t end) {
  at_ = end;
  add_folded(normalize(text_.substr(begin_, end - begin_)));
}

// At the end of a line.  A blank line ends what can be one wording.
void Reader::read_line_end() {
  widen(gap_ == Gap::LineEnd ? Gap::Break : Gap::LineEnd);
  if (at_ > 0 && text_[at_ - 1] == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
  at_ = line_start_end(text_, at_);
  if (begins_item(text_, at_)) gap_ = Gap::Break;
}

void Reader::add_beside(std::string_view text) {
  if (readings_ == Readings::InPlace || text.empty()) return;
  Reader other(text, Readings::Above);
  other.read();
  if (other.letters_.empty()) return;
  if (!beside_.empty()) beside_ += kNoLetter;
  beside_ += other.letters_;
}

// In place of the word that it stands above: what a mark before it says, or its kanji.
void Reader::put_reading(std::string_view reading) {
  has_readings_ = true;
  if (readings_ == Readings::Above) return;
  std::size_t begin = has_base_ ? base_ : letters_.size();
  while (!has_base_ && begin > 0 && script_of(letters_[begin - 1]) == Script::Kanji) --begin;
  if (begin == letters_.size()) return;
  letters_.resize(begin);
  while (!joints_.empty() && joints_.back() > begin) joints_.pop_back();
  gap_ = Gap::None;
  add_folded(normalize(reading));
  base_ = letters_.size();
}

bool Reader::take(const Markup& markup) {
  if (markup.kind == Markup::Kind::None) return false;
  const bool is_tag = text_[at_] == '<';
  at_ += markup.size;
  switch (markup.kind) {
    case Markup::Kind::Reading:
      put_reading(markup.text);
      has_base_ = has_base_ && is_tag;
      break;
    case Markup::Kind::Base:
      base_ = letters_.size();
      has_base_ = true;
      break;
    case Markup::Kind::BaseEnd:
      has_base_ = false;
      break;
    case Markup::Kind::Break:
      widen(Gap::Break);
      break;
    case Markup::Kind::LineEnd:  // one with the end of the line that it stands at
      at_ += text_.substr(at_).starts_with("\r\n") ? 2 : text_.substr(at_).starts_with('\n');
      read_line_end();
      break;
    default:
      add_beside(markup.text);
  }
  widen(Gap::Unseen);
  return true;
}

// Most of what is no kanji and no kana.  False: it is left to be folded.
bool Reader::read_ascii(char32_t c) {
  if (is_ascii_alphanumeric(c)) {
    add(c >= U'A' && c <= U'Z' ? c + 0x20 : c);
    return true;
  }
  const char32_t before = last();
  const bool behind_name = is_ascii_alphanumeric(before) || before == U'+' || before == U'#';
  if ((c == U'+' || c == U'#') && behind_name && gap_ == Gap::None) {
    add(c);
  } else if (c == U'.' && is_ascii_alphanumeric(narrow(next()))) {
    add(c);
  } else {
    return false;
  }
  return true;
}

// The kanji 一, which scanned texts have for ー as well.
constexpr char32_t kOne = U'一';

// Between katakana, and at the end of a word: before other Japanese letters (スキ－場), and
// wherever the word has one between others (ユ－ザ－登録).
bool Reader::stands_for_long_vowel(char32_t dash, char32_t after) const {
  if (gap_ != Gap::None || !is_katakana_letter(last())) return false;
  const bool is_between = is_katakana_letter(after) || (after >= 0xFF66 && after <= 0xFF9D);
  if (is_between || (dash == dash_ && !is_dash(after))) return true;
  return dash != kOne && is_japanese_letter(after);
}

void Reader::read_one() {
  const std::size_t begin = begin_ = at_;
  const char32_t c = next_code_point(text_, at_);
  const char32_t after = next();
  const bool is_alone = after < 0x80 || (after >= U'　' && after <= U'〟') ||
                        (is_plain_letter(after) && c != U'ヴ' && c != U'ゔ') ||
                        is_own_piece(text_, begin, at_);
  if (is_plain_letter(c) && is_alone && c != kOne) return add(modern_kanji(c));
  if (may_be_markup(c)) {
    at_ = begin;
    const bool is_behind_letter = gap_ == Gap::None && !letters_.empty();
    const char32_t before = is_behind_letter ? letters_.back() : 0;
    const MarkupContext context{is_japanese_letter(before), script_of(before) == Script::Kanji,
                                has_base_};
    if (take(markup_at(text_, begin, context))) return;
    next_code_point(text_, at_);
  }
  if (!is_alone) {
    at_ = begin;
    return read_piece(normal_piece_end(text_, begin));
  }
  if ((is_dash(c) || c == kOne) && stands_for_long_vowel(c, after)) {
    joints_.push_back(letters_.size());
    add(U'ー');
    dash_ = c;
    return;
  }
  if (narrow(c) < 0x80 && read_ascii(narrow(c))) return;
  const LetterKind kind = kind_of(c);
  switch (kind.value) {
    case LetterKind::Letter:
      return add(kind.letter);
    case LetterKind::Several:
      return add_folded(normalize(text_.substr(begin, at_ - begin)));
    case LetterKind::Unseen:
      return widen(Gap::Unseen);
    case LetterKind::Blank:
      return widen(gap_ == Gap::LineEnd ? Gap::LineEnd : Gap::Blank);
    case LetterKind::LineEnd:
      return read_line_end();
    default:
      return widen(Gap::Break);
  }
}

void Reader::read() {
  at_ = line_start_end(text_, 0);
  while (at_ < text_.size()) read_one();
}

}  // namespace

std::u32string letters_as_read(std::string_view text) {
  Reader reader(text, Readings::Above);
  reader.read();
  return std::move(reader.letters_);
}

PlacedLetters placed_letters_of(std::string_view text) {
  PlacedLetters placed;
  Reader reader(text, Readings::Above);
  reader.places_ = &placed.places;
  reader.read();
  placed.letters = std::move(reader.letters_);
  return placed;
}

std::u32string letters_of(std::string_view text) {
  return joined_letters_of(text).letters;
}

JoinedLetters joined_letters_of(std::string_view text) {
  Reader reader(text, Readings::Above);
  reader.read();
  JoinedLetters joined{std::move(reader.letters_), std::move(reader.joints_)};
  const auto append = [&letters = joined.letters](const std::u32string& others) {
    if (others.empty()) return;
    if (!letters.empty()) letters += kNoLetter;
    letters += others;
  };
  append(reader.beside_);
  if (reader.has_readings_) {
    Reader other(text, Readings::InPlace);
    other.read();
    append(other.letters_);
  }
  return joined;
}

}  // namespace musubi
