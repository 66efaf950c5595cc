#include "indexer/extractor/formats/html/line_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/page_words.h"
#include "indexer/readers/ruby.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxReadings = 20'000;
constexpr std::size_t kMaxReadingBytes = 200;
constexpr std::size_t kMaxTermChars = 40;

// Kana, kanji and their punctuation, which are written without blanks.
bool is_unspaced(char32_t c) {
  return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation_byte(text[at - 1])) --at;
  if (at == 0) return 0;
  --at;
  return next_code_point(text, at);
}

// First bytes of blanks.
constexpr std::array<bool, 256> kMayBeSpace = [] {
  std::array<bool, 256> may_be = {};
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\xC2'}) {
    may_be[static_cast<unsigned char>(c)] = true;
  }
  return may_be;
}();

// U+00A0 is a blank too.
std::size_t space_bytes(std::string_view text, std::size_t at) {
  if (text[at] != '\xC2') return is_markup_space(text[at]) ? 1 : 0;
  return at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
}

// Where the next blank begins.
std::size_t word_end(std::string_view text, std::size_t at) {
  const char* const end = text.data() + text.size();
  const char* next = text.data() + at;
  for (; next != end; ++next) {
    if (!kMayBeSpace[static_cast<unsigned char>(*next)]) continue;
    if (space_bytes(text, static_cast<std::size_t>(next - text.data())) > 0) break;
  }
  return static_cast<std::size_t>(next - text.data());
}

}  // namespace

void LineWriter::add(std::string_view words) {
  has_line_end_ = false;  // between elements it parts words
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t space = space_bytes(words, at);
    if (space > 0) {
      has_space_ = true;
      has_line_end_ = has_line_end_ || words[at] == '\n' || words[at] == '\r';
      at += space;
      continue;
    }
    const std::size_t end = word_end(words, at + 1);
    if (text_.size() == line_) {
      text_ += mark_;
      mark_ = {};
    } else if (has_space_) {
      std::size_t next = at;
      const bool is_markup = has_line_end_ && is_unspaced(last_code_point(text_)) &&
                             is_unspaced(next_code_point(words, next));
      if (!is_markup) text_ += ' ';
    }
    has_space_ = has_line_end_ = false;
    text_ += words.substr(at, end - at);
    at = end;
  }
}

void LineWriter::add_preformatted(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text_ += line;
    if (end == text.size()) return;
    end_line();
    text.remove_prefix(end + 1);
  }
}

void LineWriter::end_line() {
  if (has_ruby_) note_ruby();
  has_space_ = has_line_end_ = false;
  const std::string_view line = trim(std::string_view(text_).substr(line_));
  if (line.empty() || is_furniture_line(line) || is_breadcrumb_line(line)) {
    text_.resize(line_);
  } else {
    text_.resize(static_cast<std::size_t>(line.data() - text_.data()) + line.size());
    text_ += '\n';
  }
  line_ = text_.size();
}

void LineWriter::rejoin_line() {
  end_line();
  mark_ = {};
  if (text_.empty()) return;
  const std::size_t before = text_.size() < 2 ? std::string::npos : text_.rfind('\n', line_ - 2);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const auto line = std::string_view(text_).substr(begin, line_ - 1 - begin);
  if (char_count(line) > kMaxTermChars) return;
  const bool has_colon = line.ends_with("：") || line.ends_with(":");
  text_.pop_back();
  text_ += has_colon ? " " : ": ";
  line_ = begin;
}

void LineWriter::begin_ruby() {
  if (has_ruby_ && (ruby_end_ != text_.size() || has_space_)) note_ruby();
  if (has_ruby_) return;
  if (text_.size() == line_) text_ += std::exchange(mark_, {});
  has_ruby_ = true;
  ruby_begin_ = text_.size();
}

void LineWriter::add_reading(std::string_view reading) {
  for (const char c : reading) {
    if (!is_markup_space(c)) reading_ += c;
  }
}

void LineWriter::end_ruby() {
  ruby_end_ = text_.size();
}

void LineWriter::note_ruby() {
  has_ruby_ = false;
  std::string base;
  if (ruby_begin_ < ruby_end_ && ruby_end_ <= text_.size()) {
    base = trim(std::string_view(text_).substr(ruby_begin_, ruby_end_ - ruby_begin_));
  }
  note_reading(std::move(base), std::exchange(reading_, {}));
}

void LineWriter::note_reading(std::string base, std::string reading) {
  if (base.empty() || reading.empty() || base == reading || !is_reading(reading)) return;
  const bool is_bounded = base.size() <= kMaxReadingBytes && reading.size() <= kMaxReadingBytes;
  if (!is_bounded || known_readings_.size() >= kMaxReadings) {
    ++lost_readings_;
  } else if (known_readings_.insert(base + '\n' + reading).second) {
    readings_.push_back({std::move(base), std::move(reading)});
  }
}

std::string LineWriter::take_text() {
  end_line();
  if (has_ruby_) note_ruby();
  line_ = 0;
  return std::exchange(text_, {});
}

std::vector<NamedValue> LineWriter::take_readings() {
  if (has_ruby_) note_ruby();
  known_readings_.clear();
  return std::exchange(readings_, {});
}

}  // namespace musubi
