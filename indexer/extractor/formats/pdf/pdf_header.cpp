#include "indexer/extractor/formats/pdf/pdf_header.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeadingChars = 16;
constexpr std::size_t kMaxWrappedHeadingChars = 80;
constexpr double kPartGap = 0.25;  // between parts of wrapped headings, in heights of a line
constexpr std::size_t kMaxLinesAbove = 4;  // the line on which most headings stand

std::size_t known_headings(const std::vector<PdfSegment>& segments) {
  return static_cast<std::size_t>(
      std::count_if(segments.begin(), segments.end(), [](const PdfSegment& segment) {
        return field_of_heading(pdf_heading(segment)).has_value();
      }));
}

std::size_t worded_headings(const std::vector<PdfSegment>& segments) {
  return static_cast<std::size_t>(std::count_if(
      segments.begin(), segments.end(),
      [](const PdfSegment& segment) { return is_worded_as_heading(pdf_heading(segment)); }));
}

// The headings of a table, parted by such gaps that most are known; empty where it is no header.
std::vector<PdfSegment> known_headings_of(const PdfLine& line) {
  std::vector<PdfSegment> best;
  std::size_t most = 1;
  for (const double gap : {1.4, 0.8, 0.4}) {
    auto segments = line.segments(gap);
    if (segments.size() < 3) continue;
    const std::size_t known = known_headings(segments);
    if (known <= most || known * 5 < segments.size() * 2) continue;
    most = known;
    best = std::move(segments);
  }
  return best;
}

bool are_labels(const std::vector<PdfSegment>& segments, std::size_t max_chars) {
  return std::all_of(segments.begin(), segments.end(), [&](const PdfSegment& segment) {
    const std::string heading = pdf_heading(segment);
    return !heading.empty() && char_count(heading) <= max_chars && !heading.ends_with("。") &&
           heading.find_first_of("0123456789") == std::string::npos;
  });
}

bool is_in_columns(const std::vector<PdfLine>& lines, std::size_t at) {
  return at < lines.size() && lines[at].segments(0.8).size() >= 3;
}

// The headings of a table of anything, by their wording; empty where it is no header.
std::vector<PdfSegment> worded_headings_of(const PdfLine& line) {
  for (const double gap : {1.4, 0.8}) {
    auto segments = line.segments(gap);
    if (segments.size() < 3) continue;
    if (!are_labels(segments, kMaxHeadingChars)) continue;
    if (worded_headings(segments) * 2 >= segments.size()) return segments;
  }
  return {};
}

// A heading on several lines, which stands about the line of those that have one, or ends on it.
struct WrappedHeading {
  PdfSegment whole;
  std::size_t above = 0, below = 0;
  bool is_on_middle = false;
  double aside = 0;        // how far its middle is from that of the part above it
  double from_middle = 0;  // how far the line that it was seen on first is above the middle one
};

bool overlap(const PdfSegment& a, const PdfSegment& b) {
  return std::min(a.right, b.right) > std::max(a.left, b.left);
}

// What all these lines say of the columns; empty where a part reaches over several columns, or
// where one has more lines above the middle than below it.
std::vector<PdfSegment> wrapped_headings(const std::vector<PdfLine>& lines, std::size_t first,
                                         std::size_t middle, std::size_t last, double gap) {
  std::vector<WrappedHeading> headings;
  for (PdfSegment& segment : lines[middle].segments(gap))
    headings.push_back({segment, 0, 0, true, 0, 0});
  const auto take = [&](std::size_t line) {
    std::vector<bool> is_counted(headings.size(), false);
    for (PdfSegment& segment : lines[line].segments(kPartGap)) {
      std::size_t at = headings.size();
      for (std::size_t other = 0; other < headings.size(); ++other) {
        if (!overlap(headings[other].whole, segment)) continue;
        if (at < headings.size()) return false;
        at = other;
      }
      const bool is_new = at == headings.size();
      if (is_new) {
        headings.push_back({segment, 0, 0, false, 0, lines[middle].top - lines[line].top});
      }
      WrappedHeading& heading = headings[at];
      is_counted.resize(headings.size(), false);
      if (!is_counted[at]) (line < middle ? heading.above : heading.below) += 1;
      is_counted[at] = true;
      if (is_new) continue;
      heading.aside = std::min(
          std::abs(heading.whole.left - segment.left),
          std::abs(heading.whole.left + heading.whole.right - segment.left - segment.right) / 2);
      heading.whole.left = std::min(heading.whole.left, segment.left);
      heading.whole.right = std::max(heading.whole.right, segment.right);
      std::string text = line < middle ? segment.text : heading.whole.text;
      append_wrapped(text, line < middle ? heading.whole.text : segment.text);
      heading.whole.text = std::move(text);
    }
    return true;
  };
  for (std::size_t line = middle; line-- > first;) {  // upwards
    if (!take(line)) return {};
  }
  for (std::size_t line = middle + 1; line <= last; ++line) {
    if (!take(line)) return {};
  }
  std::size_t ending = 0;  // on the middle line
  for (const WrappedHeading& heading : headings) {
    const bool is_ending = heading.is_on_middle && heading.above > 0 && last == middle &&
                           heading.aside < lines[middle].height();
    const bool is_shifted = !heading.is_on_middle && heading.above + heading.below == 1 &&
                            std::abs(heading.from_middle) < 0.7 * lines[middle].height();
    if (heading.above != heading.below && !is_ending && !is_shifted) return {};
    ending += is_ending ? 1 : 0;
  }
  if (ending == 1) return {};  // a caption above the first column
  std::vector<PdfSegment> result;
  for (WrappedHeading& heading : headings) result.push_back(std::move(heading.whole));
  std::sort(result.begin(), result.end(),
            [](const PdfSegment& a, const PdfSegment& b) { return a.left < b.left; });
  return result;
}

bool are_close(const PdfLine& upper, const PdfLine& lower) {
  return lower.top - upper.bottom < 0.8 * lower.height();
}

// No heading has one: most lines of a table are passed over by it.
bool has_digit(const PdfLine& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const PdfWord& word) {
    return word.text.find_first_of("0123456789") != std::string::npos;
  });
}

// Headings stand apart from each other, as the words of running text do not.
bool has_wide_gap(const PdfLine& line) {
  for (std::size_t at = 1; at < line.words.size(); ++at) {
    const PdfWord& word = line.words[at];
    if (word.left - line.words[at - 1].right > 0.8 * word.height()) return true;
  }
  return false;
}

bool are_headings(const std::vector<PdfSegment>& headings) {
  if (headings.size() < 3 || !are_labels(headings, kMaxWrappedHeadingChars)) return false;
  const auto letters = std::count_if(headings.begin(), headings.end(), [](const auto& heading) {
    return char_count(pdf_heading(heading)) == 1;
  });
  if (letters > 1) return false;  // a word that is spread out: 国 分 寺
  const std::size_t known = known_headings(headings);
  return (known >= 2 && known * 5 >= headings.size() * 2) ||
         worded_headings(headings) * 2 >= headings.size();
}

// The header whose first line is that one, and whose one-line headings stand further below: parted
// so that most headings are worded as such.
std::optional<PdfHeader> wrapped_header_at(const std::vector<PdfLine>& lines, std::size_t first) {
  std::optional<PdfHeader> best;
  if (has_digit(lines[first])) return best;
  std::size_t most = 0;
  for (std::size_t middle = first + 1; middle < std::min(lines.size(), first + 1 + kMaxLinesAbove);
       ++middle) {
    if (!are_close(lines[middle - 1], lines[middle]) || has_digit(lines[middle])) break;
    if (!has_wide_gap(lines[middle])) continue;
    for (std::size_t last = middle; last < std::min(lines.size(), middle + 1 + kMaxLinesAbove);
         ++last) {
      const bool is_next = last == middle || are_close(lines[last - 1], lines[last]);
      if (!is_next || has_digit(lines[last])) break;
      for (const double gap : {1.4, 0.8, 0.4, kPartGap}) {
        auto headings = wrapped_headings(lines, first, middle, last, gap);
        if (!are_headings(headings)) continue;
        const std::size_t worded = worded_headings(headings);
        if (worded > most) best = PdfHeader{last + 1, std::move(headings)};
        most = std::max(most, worded);
      }
    }
  }
  return best;
}

bool says_the_same(const std::vector<PdfSegment>& headings, const std::vector<std::string>& open) {
  return std::equal(headings.begin(), headings.end(), open.begin(), open.end(),
                    [](const PdfSegment& a, const std::string& b) { return pdf_heading(a) == b; });
}

}  // namespace

std::string pdf_heading(const PdfSegment& segment) {
  std::string heading;
  for (const char c : heading_text(segment.text)) {
    if (c != ' ') heading += c;
  }
  return heading;
}

std::optional<PdfHeader> pdf_header_at(const std::vector<PdfLine>& lines, std::size_t at,
                                       const std::vector<std::string>* open) {
  if (auto wrapped = wrapped_header_at(lines, at);
      wrapped && (open == nullptr || known_headings(wrapped->headings) >= 2 ||
                  says_the_same(wrapped->headings, *open))) {
    return wrapped;
  }
  if (auto known = known_headings_of(lines[at]); !known.empty()) {
    return PdfHeader{at + 1, std::move(known)};
  }
  if (open != nullptr || !is_in_columns(lines, at + 1)) return std::nullopt;
  auto worded = worded_headings_of(lines[at]);
  if (worded.empty()) return std::nullopt;
  return PdfHeader{at + 1, std::move(worded)};
}

}  // namespace musubi
