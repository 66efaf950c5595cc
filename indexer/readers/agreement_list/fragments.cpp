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

// The bytes of the space that `text` begins with; 0 where it does not.
std::size_t space_at(std::string_view text) {
  if (text.starts_with(kWideSpace)) return kWideSpace.size();
  const bool is_space = !text.empty() && std::string_view(" \t\r").find(text[0]) != text.npos;
  return is_space ? 1 : 0;
}

class Cutter {
 public:
  std::vector<Fragment> cut(std::string_view text) {
    const bool has_pages = text.find('\f') != text.npos;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
      const std::string_view line = text.substr(0, end);
      const bool is_furniture =
          has_pages && is_page_number(line) && (gap_ == Gap::Page || ends_page(text.substr(end)));
      if (!is_furniture) cut_line(line);
      if (end < text.size() && text[end] == '\f') {
        gap_ = Gap::Page;
      } else {
        ++line_;
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(fragments_);
  }

 private:
  static bool ends_page(std::string_view behind) {
    const std::size_t next = behind.find_first_not_of(" \t\r\n");
    return next == behind.npos || behind[next] == '\f';
  }

  void cut_line(std::string_view line) {
    if (trim(line).empty()) {
      if (gap_ != Gap::Page) gap_ = Gap::Blank;
      return;
    }
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
    while (const std::size_t byte_count = space_at(line)) {
      if (byte_count > 1) {
        ++wide_spaces;
      } else {
        ++(line.front() == '\t' ? tabs : spaces);
      }
      line.remove_prefix(byte_count);
    }
    if (tabs > 0 || spaces > 1 || wide_spaces > 1) return Gap::Tab;
    return wide_spaces > 0 ? Gap::WideSpace : Gap::Space;
  }

  void take_text(std::string_view& line) {
    std::size_t end = 0;
    while (end < line.size() && space_at(line.substr(end)) == 0) ++end;
    if (end > 0) fragments_.push_back({line.substr(0, end), gap_, line_});
    line.remove_prefix(end);
  }

  std::vector<Fragment> fragments_;
  Gap gap_ = Gap::Page;
  std::size_t line_ = 1;
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
