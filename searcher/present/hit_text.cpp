#include "searcher/present/hit_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/present/explanation_text.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

constexpr int kMaxReadingColumns = 120;  // longer lines tire the eye
constexpr int kMaxFieldLines = 3;        // of a title or of what it is about
constexpr int kMaxSnippetLines = 10;
constexpr int kMaxExplanationLines = 4;

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

// The parts of one hit, all set at the same indent.
class HitSetter {
 public:
  HitSetter(int indent, const TextStyle& style, LineWrapper& wrapper)
      : indent_(static_cast<std::size_t>(indent)),
        columns_(std::clamp(style.columns - indent, 2, kMaxReadingColumns)),
        style_(style),
        wrapper_(wrapper) {}

  std::string wrapped(std::string_view raw, const CharSpans& spans, int max_lines, Look look) {
    const std::string text =
        shorten_to_width(single_line(raw), columns_ * max_lines, style_.ambiguous);
    const std::vector<ByteSpan> marks = to_bytes(text, spans);
    std::string lines;
    for (const ByteSpan& line : wrapper_.wrap(text, columns_)) {
      lines += indented(painted_line(text, line, marks, look, style_));
    }
    return lines;
  }

  std::string whole(std::string_view raw, Look look) {
    return raw.empty() ? std::string() : indented(painted(single_line(raw), look, style_));
  }

 private:
  std::string indented(std::string_view line) const {
    return fmt::format("{:{}}{}\n", "", indent_, line);
  }

  std::size_t indent_;
  int columns_;
  const TextStyle& style_;
  LineWrapper& wrapper_;
};

std::string listed(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, "・"));
}

std::string joined_by(std::string_view separator, std::vector<std::string> parts) {
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, separator));
}

// "青森県 → 中国 / 経済・観光 / 2004-12-24 / 青森県 – 中国/大連市"
std::string about(const Hit& hit) {
  const std::string date =
      hit.date.empty() ? fmt::format("{}", fmt::join(hit.year, "・")) : hit.date;
  return joined_by(
      " / ", {joined_by(" → ", {listed(hit.prefecture), listed(hit.country)}), listed(hit.domain),
              date, joined_by(" – ", {listed(hit.organization), hit.partner})});
}

// "lists/a.pdf#3  2ページ"
std::string source(const Hit& hit) {
  if (hit.id.starts_with(hit.path)) return joined_by("  ", {hit.id, hit.place});
  return joined_by("  ", {hit.id, hit.path, hit.place});
}

}  // namespace

std::string hit_text(const Hit& hit, int number_columns, const TextStyle& style,
                     LineWrapper& wrapper) {
  const std::string number = fmt::format("{:>{}}. ", hit.rank, number_columns);
  HitSetter setter(static_cast<int>(number.size()), style, wrapper);
  const std::string_view title = trim(hit.title).empty() ? "(無題)" : std::string_view(hit.title);
  std::string text = setter.wrapped(title, hit.title_highlights, kMaxFieldLines, Look::Strong);
  text.replace(0, number.size(), number);
  text += setter.wrapped(about(hit), {}, kMaxFieldLines, Look::Plain);
  text += setter.wrapped(hit.snippet, hit.highlights, kMaxSnippetLines, Look::Plain);
  if (hit.explanation) {
    text += setter.wrapped(explanation_text(*hit.explanation), {}, kMaxExplanationLines, Look::Dim);
  }
  text += setter.whole(hit.url, Look::Link);
  text += setter.whole(source(hit), Look::Dim);
  return text;
}

}  // namespace musubi
