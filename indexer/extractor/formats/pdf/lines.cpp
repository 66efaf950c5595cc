#include "indexer/extractor/formats/pdf/lines.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace musubi {

namespace {

// In heights of the characters.
constexpr double kWordGap = 0.3;     // narrower ones part nothing
constexpr double kSpaceWidth = 0.1;  // unless there is a space that is no narrower than this
constexpr double kInnerGap = 0.6;    // that running text seldom has
constexpr double kGutter = 1.2;      // of columns
constexpr std::size_t kMaxCuts = 12;  // one in another

using Words = std::vector<PdfWord>;

// Words are on one line where the middle of each is within the other.
std::vector<PdfLine> lines_of(Words words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.middle() < b.middle(); });
  std::vector<PdfLine> lines;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    double top = words[begin].top, bottom = words[begin].bottom;
    while (end < words.size() && words[end].middle() < bottom && words[end].middle() > top &&
           words[end].top < (top + bottom) / 2) {
      top = std::min(top, words[end].top);
      bottom = std::max(bottom, std::min(words[end].bottom, top + 1.5 * (bottom - top)));
      ++end;
    }
    std::stable_sort(words.begin() + static_cast<std::ptrdiff_t>(begin),
                     words.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const auto& a, const auto& b) { return a.left < b.left; });
    PdfLine line{top, bottom, {}};
    for (; begin < end; ++begin) line.words.push_back(std::move(words[begin]));
    lines.push_back(std::move(line));
  }
  return lines;
}

double usual_height(const Words& words) {
  std::vector<double> heights;
  for (const PdfWord& word : words) heights.push_back(word.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// Whether these words are lines of running text: most of them as wide as they can be.
bool is_column(const Words& words) {
  const auto lines = lines_of(words);
  if (lines.size() < 4) return false;
  double left = lines.front().left(), right = lines.front().right();
  for (const PdfLine& line : lines) {
    left = std::min(left, line.left());
    right = std::max(right, line.right());
  }
  std::size_t full = 0, gaps = 0;
  for (const PdfLine& line : lines) {
    const double width = line.right() - line.left();
    if (width > 0.75 * (right - left) && width > 8 * line.height()) ++full;
    if (line.segments(kInnerGap).size() > 1) ++gaps;
  }
  return full * 2 >= lines.size() && gaps * 4 <= lines.size();
}

struct Gap {
  double begin = 0, end = 0;
  double size() const { return end - begin; }
};

// The widest part between two neighbours that no word reaches into.
std::optional<Gap> widest_gap(const Words& words, double PdfWord::*from, double PdfWord::*to) {
  std::vector<Gap> spans;
  for (const PdfWord& word : words) spans.push_back({word.*from, word.*to});
  std::sort(spans.begin(), spans.end(),
            [](const Gap& a, const Gap& b) { return a.begin < b.begin; });
  std::optional<Gap> best;
  double reached = spans.front().end;
  for (const Gap& span : spans) {
    const Gap gap{reached, span.begin};
    if (gap.size() > 0 && (!best || gap.size() > best->size())) best = gap;
    reached = std::max(reached, span.end);
  }
  return best;
}

std::pair<Words, Words> split(Words words, double PdfWord::*edge, double at) {
  std::pair<Words, Words> parts;
  for (PdfWord& word : words) {
    (word.*edge < at ? parts.first : parts.second).push_back(std::move(word));
  }
  return parts;
}

// Cuts at gutters, else at the widest gap between lines as long as there may be gutters in a part.
void cut(Words words, std::size_t depth, std::vector<PdfBlock>& blocks) {
  if (words.empty()) return;
  const double height = usual_height(words);
  if (const auto gutter = widest_gap(words, &PdfWord::left, &PdfWord::right);
      gutter && depth < kMaxCuts && gutter->size() > kGutter * height) {
    auto [left, right] = split(words, &PdfWord::left, gutter->end);
    if (is_column(left) && is_column(right)) {
      cut(std::move(left), depth + 1, blocks);
      return cut(std::move(right), depth + 1, blocks);
    }
  }
  const auto gap = widest_gap(words, &PdfWord::top, &PdfWord::bottom);
  if (gap && depth < kMaxCuts && gap->size() > 0.5 * height) {
    auto [upper, lower] = split(std::move(words), &PdfWord::top, gap->end);
    cut(std::move(upper), depth + 1, blocks);
    return cut(std::move(lower), depth + 1, blocks);
  }
  blocks.push_back({lines_of(std::move(words))});
}

// Parts that were cut for nothing become one again.
std::vector<PdfBlock> joined(std::vector<PdfBlock> blocks) {
  std::vector<PdfBlock> result;
  for (PdfBlock& block : blocks) {
    const bool is_below =
        !result.empty() && block.lines.front().top >= result.back().lines.back().bottom - 0.5;
    if (is_below) {
      auto& lines = result.back().lines;
      std::move(block.lines.begin(), block.lines.end(), std::back_inserter(lines));
    } else {
      result.push_back(std::move(block));
    }
  }
  return result;
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ',' ||
         c == '.' || c == ')' || c == '(' || c == ';';
}

}  // namespace

std::vector<PdfSegment> PdfLine::segments(double gap) const {
  std::vector<PdfSegment> segments;
  bool has_space = false;  // behind the word before
  for (const PdfWord& word : words) {
    const double between = segments.empty() ? 0 : word.left - segments.back().right;
    if (segments.empty() || between > gap * word.height()) {
      segments.push_back({word.left, word.right, word.text});
    } else {
      PdfSegment& last = segments.back();
      if (between > (has_space ? kSpaceWidth : kWordGap) * word.height()) last.text += ' ';
      last.text += word.text;
      last.right = std::max(last.right, word.right);
    }
    has_space = word.has_space_behind;
  }
  return segments;
}

std::string PdfLine::text() const {
  std::string text;
  for (const PdfSegment& segment : segments()) {
    if (!text.empty()) text += "  ";
    text += segment.text;
  }
  return text;
}

std::vector<PdfBlock> blocks_of(const PdfPage& page) {
  std::vector<PdfBlock> blocks;
  cut(page.words, 0, blocks);
  return joined(std::move(blocks));
}

void append_wrapped(std::string& text, std::string_view line) {
  if (text.empty() || line.empty()) {
    text += line;
    return;
  }
  const bool is_hyphen = text.size() > 1 && text.back() == '-' && line.front() >= 'a' &&
                         line.front() <= 'z' && text[text.size() - 2] >= 'a' &&
                         text[text.size() - 2] <= 'z';
  if (is_hyphen) {
    text.pop_back();
  } else if (is_latin(text.back()) && is_latin(line.front())) {
    text += ' ';
  }
  text += line;
}

}  // namespace musubi
