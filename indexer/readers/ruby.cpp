#include "indexer/readers/ruby.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxReadings = 20'000;
constexpr std::size_t kMaxRubyBytes = 150;  // of a word or its reading
constexpr std::size_t kMaxNoteBytes = 1000;
constexpr std::size_t kMaxElementBytes = 1000;
constexpr std::string_view kBar = "｜", kOpen = "《", kClose = "》";
constexpr std::string_view kNote = "［＃", kNoteEnd = "］", kStandIn = "※";

// What a reading without a bar before its word belongs to.
bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == U'々' || c == U'〆' || c == U'ヶ' || c == U'※';
}

// Where the kanji at the end of `text` begin.
std::size_t word_begin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < kMaxRubyBytes) {
    std::size_t at = begin - 1;
    while (at > 0 && is_continuation_byte(text[at])) --at;
    std::size_t end = at;
    if (!is_kanji(next_code_point(text, end))) break;
    begin = at;
  }
  return begin;
}

// The character that a note describes: "「土へん＋竒」、U+57FC、10-3".
char32_t described_character(std::string_view note) {
  const std::size_t at = note.find("U+");
  if (at == std::string_view::npos) return 0;
  std::uint32_t code = 0;
  std::from_chars(note.data() + at + 2, note.data() + note.size(), code, 16);
  const bool is_character = code >= 0xA0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return is_character ? code : 0;
}

// Of what stands within a ruby element.
std::string plain_ruby(std::string_view inside) {
  std::string word, reading;
  std::string* into = &word;
  while (!inside.empty()) {
    const std::size_t begin = std::min(inside.find('<'), inside.size());
    if (into != nullptr) into->append(inside.substr(0, begin));
    inside.remove_prefix(begin);
    if (inside.empty()) break;
    if (inside.starts_with("<rt")) into = &reading;
    if (inside.starts_with("<rp")) into = nullptr;
    if (inside.starts_with("</r") || inside.starts_with("<rb>")) into = &word;
    inside.remove_prefix(std::min(inside.find('>'), inside.size() - 1) + 1);
  }
  if (word.empty() || reading.empty()) return word;
  return std::string(kBar) + word + std::string(kOpen) + reading + std::string(kClose);
}

class RubyReader {
 public:
  explicit RubyReader(std::string_view raw) : raw_(raw) { bare_.text.reserve(raw.size()); }

  BareText read() && {
    while (at_ < raw_.size()) {
      const bool is_taken = static_cast<unsigned char>(raw_[at_]) >= 0xE2 &&
                            (take_bar() || take_reading() || take_note());
      if (!is_taken) bare_.text += raw_[at_++];
    }
    return std::move(bare_);
  }

 private:
  std::string_view rest() const { return raw_.substr(at_); }

  // A bar is one of the notation where a reading follows in its line.
  bool take_bar() {
    if (!rest().starts_with(kBar)) return false;
    const std::string_view behind = rest().substr(kBar.size(), kMaxRubyBytes);
    const std::size_t open = behind.find(kOpen);
    if (open == std::string_view::npos || open == 0 || behind.find('\n') < open) return false;
    if (behind.find(kBar) < open) return false;
    at_ += kBar.size();
    bar_ = bare_.text.size();
    return true;
  }

  bool take_reading() {
    if (!rest().starts_with(kOpen)) return false;
    const std::string_view inside = rest().substr(kOpen.size(), kMaxRubyBytes);
    const std::size_t end = inside.find(kClose);
    if (end == std::string_view::npos) return false;
    const std::string_view reading = inside.substr(0, end);
    const bool has_bar = bar_ != std::string::npos;
    const std::size_t begin = has_bar ? bar_ : word_begin(bare_.text);
    bar_ = std::string::npos;
    const bool is_ruby = begin < bare_.text.size() && (has_bar || is_reading(reading));
    if (!is_ruby) return false;
    note_reading(bare_.text.substr(begin), std::string(reading));
    at_ += kOpen.size() + end + kClose.size();
    return true;
  }

  bool take_note() {
    const bool stands_in =
        rest().starts_with(kStandIn) && rest().substr(kStandIn.size()).starts_with(kNote);
    const std::size_t begin = stands_in ? kStandIn.size() : 0;
    if (!rest().substr(begin).starts_with(kNote)) return false;
    const std::string_view inside = rest().substr(begin + kNote.size(), kMaxNoteBytes);
    const std::size_t end = inside.find(kNoteEnd);
    if (end == std::string_view::npos || inside.find('\n') < end) return false;
    if (stands_in) {
      const char32_t c = described_character(inside.substr(0, end));
      if (c == 0) {
        bare_.text += kStandIn;
      } else {
        append_utf8(bare_.text, c);
      }
    }
    at_ += begin + kNote.size() + end + kNoteEnd.size();
    return true;
  }

  void note_reading(std::string word, std::string reading) {
    if (!is_reading(reading) || word == reading) return;
    if (known_.size() >= kMaxReadings) {
      ++bare_.lost_reading_count;
    } else if (known_.insert(word + '\n' + reading).second) {
      bare_.readings.push_back({std::move(word), std::move(reading)});
    }
  }

  std::string_view raw_;
  std::size_t at_ = 0;
  std::size_t bar_ = std::string::npos;  // where the word behind it begins
  std::unordered_set<std::string> known_;
  BareText bare_;
};

}  // namespace

bool is_reading(std::string_view text) {
  if (text.empty() || text == "ママ") return false;  // "sic"
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_kana = c >= 0x3041 && c <= 0x30FF;
    const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool is_accented = c >= 0xC0 && c < 0x250 && c != U'×' && c != U'÷';
    if (!is_kana && !is_letter && !is_accented && c != U' ' && c != U'　') return false;
  }
  return true;
}

std::string with_plain_ruby(std::string_view text) {
  constexpr std::string_view kBegin = "<ruby", kEnd = "</ruby>";
  std::string result;
  for (std::size_t begin = text.find(kBegin); begin != text.npos; begin = text.find(kBegin)) {
    const std::size_t inside = text.find('>', begin);
    const std::size_t end = text.substr(begin, kMaxElementBytes).find(kEnd);
    if (inside == text.npos || end == text.npos || inside > begin + end) {
      result += text.substr(0, begin + kBegin.size());
      text.remove_prefix(begin + kBegin.size());
      continue;
    }
    result += text.substr(0, begin);
    result += plain_ruby(text.substr(inside + 1, begin + end - inside - 1));
    text.remove_prefix(begin + end + kEnd.size());
  }
  return result += text;
}

BareText without_ruby(std::string_view text) {
  return RubyReader(text).read();
}

}  // namespace musubi
