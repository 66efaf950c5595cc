#include "searcher/present/text_setter.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

// Where spans in code points lie in bytes.
std::vector<ByteSpan> to_bytes(std::string_view text, const CharSpans& spans) {
  std::vector<ByteSpan> found;
  std::size_t at = 0;
  std::size_t chars = 0;
  const auto byte_of = [&](std::size_t target) {
    for (; chars < target && at < text.size(); ++chars) next_code_point(text, at);
    return at;
  };
  for (const auto& [begin, end] : spans) {
    const std::size_t from = byte_of(begin);
    const std::size_t to = byte_of(end);
    if (from < to) found.emplace_back(from, to);
  }
  return found;
}

// One line of `text`, the marked parts of it standing out.
std::string painted_line(std::string_view text, const ByteSpan& line,
                         const std::vector<ByteSpan>& marks, Look look, const TextStyle& style) {
  std::string drawn;
  std::size_t at = line.first;
  const auto paint_to = [&](std::size_t end, Look part) {
    end = std::min(end, line.second);
    if (end <= at) return;
    drawn += painted(text.substr(at, end - at), part, style);
    at = end;
  };
  for (const auto& [begin, end] : marks) {
    paint_to(begin, look);
    paint_to(end, Look::Match);
  }
  paint_to(line.second, look);
  return drawn;
}

}  // namespace

TextSetter::TextSetter(int indent, const TextStyle& style, LineWrapper& wrapper)
    : indent_(static_cast<std::size_t>(indent)),
      columns_(std::clamp(style.columns - indent, 2, kMaxReadingColumns)),
      style_(style),
      wrapper_(wrapper) {}

std::string TextSetter::wrapped(std::string_view raw, const CharSpans& spans, int max_lines,
                                Look look) {
  std::string text = single_line(raw);
  if (max_lines > 0) text = shorten_to_width(text, columns_ * max_lines, style_.ambiguous);
  const std::vector<ByteSpan> marks = to_bytes(text, spans);
  std::string lines;
  for (const ByteSpan& line : wrapper_.wrap(text, columns_)) {
    lines += indented(painted_line(text, line, marks, look, style_));
  }
  return lines;
}

std::string TextSetter::whole(std::string_view raw, const LinkTarget& target, Look look) const {
  if (raw.empty()) return {};
  return indented(linked(painted(single_line(raw), look, style_), target, style_));
}

std::string TextSetter::indented(std::string_view line) const {
  return fmt::format("{:{}}{}\n", "", indent_, line);
}

std::string painted_to_width(std::string_view raw, const CharSpans& spans, int columns, Look look,
                             const TextStyle& style) {
  const std::string text = shorten_to_width(single_line(raw), columns, style.ambiguous);
  return painted_line(text, {0, text.size()}, to_bytes(text, spans), look, style);
}

}  // namespace musubi
