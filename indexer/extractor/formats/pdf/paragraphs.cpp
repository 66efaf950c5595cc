#include "indexer/extractor/formats/pdf/paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "common/text/digits.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {"。", "」", "！", "？", "．", ":", "：", ".", ")", "）"}) {
    if (text.ends_with(end)) return end != ")" && end != "）";
  }
  return false;
}

// An item of a list, an article, a heading with a number.
bool begins_item(std::string_view text) {
  constexpr std::array<std::string_view, 22> kMarks = {"・", "●", "○", "◎", "■", "□", "◆",  "◇",
                                                       "※",  "★", "▼", "▶", "➢", "•", "－", "第",
                                                       "（", "(", "①", "②", "③", "【"};
  for (const std::string_view mark : kMarks) {
    if (text.starts_with(mark)) return mark != "第" || text.find("条") < 20 || text.find("章") < 20;
  }
  // "1 ", "１．", "2)".
  std::size_t at = 0, digits = 0;
  while (at < text.size()) {
    const std::size_t before = at;
    const char32_t c = next_code_point(text, at);
    if (is_digit_of_any_width(c)) {
      ++digits;
    } else {
      const bool is_mark =
          c == U' ' || c == U'.' || c == U'．' || c == U')' || c == U'）' || c == 0x3000;
      return digits > 0 && digits <= 2 && is_mark && before > 0;
    }
  }
  return false;
}

// Pieces far apart, as the cells of a row are, and running text seldom has.
bool is_row(const PdfLine& line) {
  constexpr double kCellGap = 0.6;
  return line.segments(kCellGap).size() >= 3;
}

std::size_t leading_digits(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

// 27115077 鈴木, 27115120 丹羽: entries of a list.
bool begin_with_numbers(std::string_view text, std::string_view next) {
  const std::size_t digits = leading_digits(text);
  return digits > 0 && digits < text.size() && text[digits] == ' ' &&
         leading_digits(next) == digits && digits < next.size() && next[digits] == ' ';
}

// Lines about one middle, of which the lower is the wider by more than an indent.
bool are_centred(const PdfLine& line, const PdfLine& next, double height) {
  constexpr double kMoreThanIndent = 1.3;
  return line.left() - next.left() > kMoreThanIndent * height &&
         next.right() - line.right() > kMoreThanIndent * height;
}

// Whether the paragraph of `line` goes on in `next`: the line is full, and nothing says that
// another begins.
bool goes_on(const PdfLine& line, const PdfLine& next, double right) {
  const double height = std::max(line.height(), next.height());
  constexpr double kNarrowest = 8;  // characters of a column
  if (line.right() < right - 2.2 * height || right - line.left() < kNarrowest * height)
    return false;
  if (are_centred(line, next, height)) return false;
  if (next.top - line.bottom > 1.2 * height) return false;
  if (std::abs(line.height() - next.height()) > 0.25 * height) return false;
  // Indented by two characters at most, or below what stands behind a number.
  const auto is_below = [&](double edge) { return std::abs(next.left() - edge) < 2.5 * height; };
  if (next.segments().size() > 1 || is_row(line) || is_row(next)) return false;
  if (!is_below(line.left()) && !is_below(line.segments().back().left)) return false;
  if (begin_with_numbers(line.text(), next.text())) return false;
  return !ends_sentence(line.text()) && !begins_item(next.text());
}

// Where full lines end: one line alone that is wider is a heading above them.
double right_edge(std::span<const PdfLine> lines) {
  std::vector<double> ends;
  for (const PdfLine& line : lines) ends.push_back(line.right());
  std::sort(ends.rbegin(), ends.rend());
  const std::size_t least = std::max<std::size_t>(2, ends.size() / 10);
  const double room = 1.6 * lines.front().height();
  for (std::size_t at = 0; at + least <= ends.size(); ++at) {
    if (ends[at] - ends[at + least - 1] < room) return ends[at];
  }
  return ends.front();
}

}  // namespace

std::string paragraphs_of(std::span<const PdfLine> lines) {
  if (lines.empty()) return "";
  const double right = right_edge(lines);
  std::string text, paragraph;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    append_wrapped(paragraph, lines[at].text());
    if (at + 1 < lines.size() && goes_on(lines[at], lines[at + 1], right)) continue;
    text += paragraph + "\n";
    paragraph.clear();
  }
  return text;
}

}  // namespace musubi
