#include "indexer/readers/agreement_list/fragments.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/readers/source_field.h"

namespace musubi {

namespace {

constexpr std::string_view kWideSpace = "　";
constexpr std::size_t kMaxHeadingBytes = 40;
constexpr std::ptrdiff_t kMinHeadings = 3;

// Headings of columns that are no field of a document.
constexpr std::array<std::string_view, 4> kOtherHeadings = {"備考", "番号", "No.", "NO"};

bool is_heading(std::string_view text) {
  if (text.size() > kMaxHeadingBytes) return false;
  const auto known = std::find(kOtherHeadings.begin(), kOtherHeadings.end(), text);
  return known != kOtherHeadings.end() || field_by_heading(text).has_value();
}

// "12", "- 12 -", "12 / 40", "12ページ"
bool is_page_number(std::string_view line) {
  line = trim(line);
  if (line.ends_with("ページ")) line.remove_suffix(std::string_view("ページ").size());
  return line.size() <= 12 && line.find_first_of("0123456789") != line.npos &&
         line.find_first_not_of("0123456789 -/") == line.npos;
}

class Cutter {
 public:
  std::vector<Fragment> cut(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
      ++line_;
      const bool ends_page = end < text.size() && text[end] == '\f';
      cut_line(text.substr(0, end), ends_page);
      if (ends_page) {
        gap_ = Gap::Page;
        --line_;  // a form feed does not end a line
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(fragments_);
  }

 private:
  void cut_line(std::string_view line, bool ends_page) {
    if (trim(line).empty()) {
      if (gap_ != Gap::Page) gap_ = Gap::Blank;
      return;
    }
    if ((gap_ == Gap::Page || ends_page) && is_page_number(line)) return;
    if (line.starts_with(' ') && gap_ == Gap::Line) gap_ = Gap::Page;
    for (bool is_first = true; !line.empty(); is_first = false) {
      const Gap inside = take_gap(line);
      if (!is_first) gap_ = inside;
      take_text(line);
    }
    gap_ = Gap::Line;
  }

  static Gap take_gap(std::string_view& line) {
    std::size_t spaces = 0, wide_spaces = 0, tabs = 0;
    while (!line.empty()) {
      const bool is_wide = line.starts_with(kWideSpace);
      if (!is_wide && line.find_first_of(" \t\r") != 0) break;
      is_wide ? ++wide_spaces : line.front() == '\t' ? ++tabs : ++spaces;
      line.remove_prefix(is_wide ? kWideSpace.size() : 1);
    }
    if (tabs > 0 || spaces > 1 || wide_spaces > 1) return Gap::Tab;
    return wide_spaces > 0 ? Gap::WideSpace : Gap::Space;
  }

  void take_text(std::string_view& line) {
    const std::size_t end =
        std::min({line.find_first_of(" \t\r"), line.find(kWideSpace), line.size()});
    if (end > 0) fragments_.push_back({line.substr(0, end), gap_, line_});
    line.remove_prefix(end);
  }

  std::vector<Fragment> fragments_;
  Gap gap_ = Gap::Page;
  std::size_t line_ = 0;
};

// Removes runs of headings that make up whole lines.
void remove_headings(std::vector<Fragment>& fragments) {
  std::vector<Fragment> kept;
  for (auto run = fragments.begin(); run != fragments.end();) {
    const auto end = std::find_if(
        run, fragments.end(), [](const Fragment& fragment) { return !is_heading(fragment.text); });
    const bool is_whole = end == fragments.end() || begins_line(*end);
    if (end - run >= kMinHeadings && begins_line(*run) && is_whole) {
      if (end != fragments.end()) end->gap = Gap::Page;
      run = end;
      continue;
    }
    const auto next = end == fragments.end() ? end : end + 1;
    kept.insert(kept.end(), run, next);
    run = next;
  }
  fragments = std::move(kept);
}

}  // namespace

bool begins_line(const Fragment& fragment) {
  return fragment.gap >= Gap::Line;
}

std::vector<Fragment> cut_fragments(std::string_view text) {
  std::vector<Fragment> fragments = Cutter().cut(text);
  remove_headings(fragments);
  return fragments;
}

}  // namespace musubi
