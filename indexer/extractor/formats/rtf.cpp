#include "indexer/extractor/formats/rtf.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/field_text.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxGroups = 1000;
constexpr int kWestern = 1252;  // a code page

// What a group says of its text; the groups in it begin with the same.
struct Group {
  enum class Kind { Body, Title, Note, Instruction, FontTable, LeftOut };
  Kind kind = Kind::Body;
  int code_page = 0;         // of the font; 0: that of the document
  std::size_t uc_bytes = 1;  // that stand for a \u in programs that do not know it
  bool is_hidden = false;
  bool is_said_again = false;  // in Unicode, behind it
  bool is_in_cell = false;     // whose paragraphs are one line
};

// Groups whose text is none of the document's.
bool is_left_out(std::string_view word) {
  constexpr std::array<std::string_view, 18> kLeftOut = {
      "colortbl",  "stylesheet", "pict",    "header",    "headerl",    "headerr",
      "headerf",   "footer",     "footerl", "footerr",   "footerf",    "object",
      "listtable", "revtbl",     "atnid",   "themedata", "annotation", "listoverridetable"};
  return std::find(kLeftOut.begin(), kLeftOut.end(), word) != kLeftOut.end();
}

int code_page_of_charset(int charset) {
  switch (charset) {
    case 128:
      return 932;
    case 129:
      return 949;
    case 134:
      return 936;
    case 136:
      return 950;
    case 204:
      return 1251;
    case 78:
      return 932;
    case 161:
      return 1253;
    case 162:
      return 1254;
    case 163:
      return 1258;
    case 186:
      return 1257;
    case 222:
      return 874;
    case 238:
      return 1250;
    default:
      return 0;
  }
}

// Marks that have words of their own; empty for any other word.
std::string_view mark_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMarks = {
      {{"emdash", "—"},
       {"endash", "–"},
       {"bullet", "・"},
       {"lquote", "‘"},
       {"rquote", "’"},
       {"ldblquote", "“"},
       {"rdblquote", "”"}}};
  for (const auto& [name, mark] : kMarks) {
    if (name == word) return mark;
  }
  return {};
}

class Parser {
 public:
  explicit Parser(std::string_view bytes) : bytes_(bytes) {}

  bool parse() {
    while (at_ < bytes_.size() && !is_too_deep_) {
      const char c = bytes_[at_++];
      if (c == '{') {
        begin_group();
      } else if (c == '}') {
        end_group();
      } else if (c == '\\') {
        read_control();
      } else if (c != '\r' && c != '\n') {
        add_byte(c);
      }
    }
    flush();
    if (!trim(notes_).empty()) text += (text.ends_with('\n') ? "" : "\n") + notes_;
    return !is_too_deep_;
  }

  // Whether groups are open at the end.
  bool is_cut_short() const { return groups_.size() > 1; }

  std::string text, title;

 private:
  Group& group() { return groups_.back(); }

  void begin_group() {
    flush();
    is_too_deep_ = groups_.size() == kMaxGroups;
    groups_.push_back(group());
  }

  void end_group() {
    flush();
    const Group::Kind ended = group().kind;
    if (groups_.size() > 1) groups_.pop_back();
    if (ended == group().kind) return;
    if (ended == Group::Kind::Note) notes_ += '\n';
    if (ended == Group::Kind::Instruction) put(shown_by_field(std::exchange(instruction_, "")));
  }

  // \word, \word12, \'8c, \{.
  void read_control() {
    if (at_ >= bytes_.size()) return;
    const char first = bytes_[at_];
    const bool is_word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!is_word) {
      ++at_;
      return read_symbol(first);
    }
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && ((bytes_[at_] >= 'a' && bytes_[at_] <= 'z') ||
                                   (bytes_[at_] >= 'A' && bytes_[at_] <= 'Z'))) {
      ++at_;
    }
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    int number = 1;
    const auto [end, error] =
        std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), number);
    const bool has_number = error == std::errc();
    if (has_number) at_ = static_cast<std::size_t>(end - bytes_.data());
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    obey(word, number, has_number);
  }

  void read_symbol(char symbol) {
    if (symbol == '\'') {
      unsigned value = 0;
      const std::string_view digits = bytes_.substr(at_, 2);
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
      at_ += digits.size();
      return add_byte(static_cast<char>(value));
    }
    if (symbol == '*') {
      group().kind = Group::Kind::LeftOut;  // a destination that may be passed over
    } else if (symbol == '~') {
      add(" ");
    } else if (symbol == '_') {
      add("-");
    } else if (symbol == '\n' || symbol == '\r') {
      add("\n");
    } else if (symbol == '{' || symbol == '}' || symbol == '\\') {
      add_byte(symbol);
    }
  }

  void obey(std::string_view word, int number, bool has_number) {
    Group& now = group();
    if (word == "par" && now.is_in_cell) {
      add(" ");
    } else if (word == "par" || word == "line" || word == "sect" || word == "page" ||
               word == "row") {
      add("\n");
    } else if (word == "tab" || word == "emspace" || word == "enspace") {
      add(" ");
    } else if (const auto mark = mark_of(word); !mark.empty()) {
      add(mark);
    } else if (word == "cell" || word == "nestcell") {
      add("  ");
    } else if (word == "u") {
      add_unicode(number);
    } else if (word == "uc") {
      now.uc_bytes = static_cast<std::size_t>(std::clamp(number, 0, 8));
    } else if (word == "ansicpg") {
      document_code_page_ = number;
    } else if (word == "fonttbl") {
      now.kind = Group::Kind::FontTable;
    } else if (word == "title") {
      now.kind = Group::Kind::Title;
    } else if (word == "info") {
      now.kind = Group::Kind::LeftOut;
    } else if (word == "shptxt") {
      now.kind = Group::Kind::Body;  // in a group that is passed over
    } else if (word == "footnote") {
      now.kind = Group::Kind::Note;
    } else if (word == "upr") {
      now.is_said_again = true;
    } else if (word == "ud") {
      now.is_said_again = false;
      if (groups_.size() > 1) now.kind = groups_[groups_.size() - 2].kind;
    } else if (word == "fldinst") {
      now.kind = Group::Kind::Instruction;
    } else if (word == "pard") {
      now.is_in_cell = false;
    } else if (word == "intbl") {
      now.is_in_cell = !has_number || number != 0;
    } else if (word == "f") {
      set_font(number);
    } else if (word == "fcharset") {
      if (now.kind == Group::Kind::FontTable) fonts_[font_] = code_page_of_charset(number);
    } else if (word == "v" || word == "deleted") {
      flush();
      now.is_hidden = !has_number || number != 0;
    } else if (word == "plain") {
      flush();
      now.is_hidden = false;
    } else if (word == "bin") {
      at_ += std::min(bytes_.size() - at_, static_cast<std::size_t>(std::max(number, 0)));
    } else if (is_left_out(word)) {
      now.kind = Group::Kind::LeftOut;
    }
  }

  void set_font(int number) {
    flush();
    font_ = number;
    if (group().kind == Group::Kind::FontTable) return;
    const auto known = fonts_.find(number);
    group().code_page = known == fonts_.end() ? 0 : known->second;
  }

  void add_unicode(int number) {
    flush();
    const auto unit = static_cast<char32_t>(static_cast<unsigned>(number) & 0xFFFFU);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      const char32_t c = 0x10000 + ((high_surrogate_ & 0x3FFU) << 10) + (unit & 0x3FFU);
      add_character(c);
    } else {
      add_character(unit);
    }
    skipped_bytes_ = group().uc_bytes;
  }

  void add_character(char32_t c) {
    const bool is_of_symbol_font = c >= 0xF000 && c <= 0xF0FF;
    if (is_of_symbol_font) return add("・");
    std::string character;
    append_utf8(character, c);
    add(character);
  }

  void add_byte(char byte) {
    if (skipped_bytes_ > 0) {
      --skipped_bytes_;
      return;
    }
    // Pictures and what else is embedded may be very large.
    const Group::Kind kind = group().kind;
    if (kind != Group::Kind::LeftOut && kind != Group::Kind::FontTable) pending_ += byte;
  }

  void add(std::string_view words) {
    flush();
    skipped_bytes_ = 0;
    put(words);
  }

  // Bytes in the code page of their font.
  void flush() {
    if (pending_.empty()) return;
    const int font_page = group().code_page;
    const int page = font_page != 0 ? font_page : document_code_page_;
    const std::string bytes = std::exchange(pending_, "");
    std::string words = in_page(bytes, page);
    // A Western font in a Japanese letter, or the mark before an item: no characters of two bytes.
    const bool may_be_western = font_page == 0 || bytes.size() == 1;
    if (may_be_western && !is_valid_utf8(words)) words = in_page(bytes, kWestern);
    put(scrub_utf8(words));
  }

  static std::string in_page(const std::string& bytes, int page) {
    return decoded(bytes, Decoder(fmt::format("windows-{}", page).c_str()));
  }

  void put(std::string_view words) {
    if (group().is_hidden || group().is_said_again) return;
    if (group().kind == Group::Kind::Body) text += words;
    if (group().kind == Group::Kind::Title) title += words;
    if (group().kind == Group::Kind::Note) {
      const bool is_at_begin = notes_.empty() || notes_.back() == '\n';
      notes_ +=
          words.substr(is_at_begin ? std::min(words.find_first_not_of(' '), words.size()) : 0);
    }
    if (group().kind == Group::Kind::Instruction) instruction_ += words;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_ = {Group{}};
  std::map<int, int> fonts_;  // their code pages
  int font_ = 0, document_code_page_ = kWestern;
  std::string pending_, instruction_;
  std::string notes_;  // footnotes and endnotes, a line each
  std::size_t skipped_bytes_ = 0;
  char32_t high_surrogate_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace

Result<void> extract_rtf(const Input& input, Output& output) {
  Parser parser(input.bytes);
  if (!parser.parse()) return fail("is nested too deeply");
  if (trim(parser.text).empty()) return fail("holds no text");
  Extracted document;
  if (is_stated_title(parser.title)) document.title = trim(parser.title);
  document.sections.push_back({"", std::move(parser.text)});
  output.document(std::move(document));
  if (parser.is_cut_short()) output.warn("is cut short: only what is left of it was read");
  return {};
}

}  // namespace musubi
