#include "common/options/japanese_help.h"

#include <fmt/format.h>

#include <vector>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "common/text/width.h"

namespace musubi {

namespace {

// "-h, --help", which Boost writes "-h [ --help ]".
std::string names_of(const boost::program_options::option_description& option) {
  std::string names = option.format_name();
  const std::size_t bracket = names.find(" [ ");
  if (bracket == names.npos) return names;
  return names.substr(0, bracket) + ", --" + option.long_name();
}

bool is_of_word(char32_t c) {
  constexpr char32_t kFirstBehindAscii = 0x80;
  return c > U' ' && c < kFirstBehindAscii;
}

bool is_one_of_marks(char32_t c, std::u32string_view marks) {
  return marks.find(c) != marks.npos;
}

// What a line must not be broken within: a Latin word, a mark with what it closes or opens.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool goes_on = (is_of_word(before) && is_of_word(c)) || c == U' ' ||
                         is_one_of_marks(c, U"、。）」ー") || is_one_of_marks(before, U"（「");
    if (pieces.empty() || !goes_on) pieces.emplace_back();
    pieces.back() += text.substr(begin, at - begin);
    before = c;
  }
  return pieces;
}

std::string wrapped(std::string_view text) {
  constexpr std::string_view kIndent = "\n      ";
  constexpr int kColumns = 72;
  std::string lines(kIndent);
  int columns = 0;
  for (const std::string& piece : pieces_of(text)) {
    const int width = display_width(piece);
    if (columns > 0 && columns + width > kColumns) {
      lines += kIndent;
      columns = 0;
    }
    lines += piece;
    columns += width;
  }
  return lines;
}

}  // namespace

std::string options_in_japanese(const boost::program_options::options_description& options) {
  std::string text;
  for (const auto& option : options.options()) {
    const std::string parameter = option->format_parameter();
    text += fmt::format("\n  {}{}{}{}\n", names_of(*option), parameter.empty() ? "" : " ",
                        parameter, wrapped(translated(option->description(), Language::Japanese)));
  }
  return text;
}

}  // namespace musubi
