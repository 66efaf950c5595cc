#include "indexer/readers/agreement_list/summary.h"

#include <algorithm>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/readers/agreement_list/joiner.h"
#include "indexer/readers/agreement_list/wording.h"

namespace musubi {

namespace {

// Half-open range of fragments.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool begins_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

bool is_of_url(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F &&
           std::string_view("[]<>\"{}|\\^`").find(c) == std::string_view::npos;
  });
}

// The URL that begins at fragment `begin` and goes on over lines.
Range url_from(std::span<const Fragment> fragments, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < fragments.size() &&
         (fragments[end].gap == Gap::Line || fragments[end].gap == Gap::Page) &&
         is_of_url(fragments[end].text) && !begins_url(fragments[end].text)) {
    ++end;
  }
  return {begin, end};
}

Range find_url(std::span<const Fragment> fragments) {
  Range last;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (!begins_url(fragments[i].text) || !is_of_url(fragments[i].text)) continue;
    const Range url = url_from(fragments, i);
    const bool has_lines = url.end == fragments.size() || begins_line(fragments[url.end]);
    // A second one right behind the first belongs to the same cell.
    const bool is_second = last.end != 0 && last.end == url.begin;
    if (has_lines && !is_second) last = url;
    i = url.end - 1;
  }
  return last;
}

bool begins_paragraph(std::span<const Fragment> fragments, std::size_t i) {
  const Fragment& fragment = fragments[i];
  if (fragment.gap == Gap::Blank) return true;
  if (begins_item(fragment.text) || begins_url(fragment.text)) return begins_line(fragment);
  return begins_bracketed_date(fragment.text);
}

// A URL at the beginning is kept apart from the text behind it.
std::string join_paragraph(std::span<const Fragment> fragments) {
  std::string text;
  if (begins_url(fragments[0].text)) {
    const Range url = url_from(fragments, 0);
    for (const Fragment& fragment : fragments.first(url.end)) text += fragment.text;
    fragments = fragments.subspan(url.end);
    if (!fragments.empty()) text += ' ';
  }
  return text + join(fragments);
}

std::string join_paragraphs(std::span<const Fragment> fragments) {
  std::string text;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= fragments.size(); ++i) {
    if (i < fragments.size() && !begins_paragraph(fragments, i)) continue;
    if (!text.empty()) text += '\n';
    text += join_paragraph(fragments.subspan(begin, i - begin));
    begin = i;
  }
  return text;
}

}  // namespace

SummaryAndUrl read_rest(std::span<const Fragment> fragments) {
  SummaryAndUrl result;
  const Range url = find_url(fragments);
  for (const Fragment& fragment : fragments.subspan(url.begin, url.end - url.begin)) {
    result.url += fragment.text;
  }
  result.summary = join_paragraphs(fragments.first(url.begin));
  const std::string behind = join_paragraphs(fragments.subspan(url.end));
  if (!result.summary.empty() && !behind.empty()) result.summary += '\n';
  result.summary += behind;
  return result;
}

}  // namespace musubi
