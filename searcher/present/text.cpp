#include "searcher/present/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/present/copies.h"
#include "searcher/present/facet_lines.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/filter_text.h"
#include "searcher/present/found_count.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/line_wrapper.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

// The words around the hits, set within the columns.
class Page {
 public:
  explicit Page(const TextStyle& style) : style_(style), wrapper_(style.ambiguous) {}

  LineWrapper& wrapper() { return wrapper_; }
  void add(std::string_view lines) { text_ += lines; }
  void blank_line() { text_ += '\n'; }

  void paragraph(std::string_view raw, Look look = Look::Plain) {
    const std::string text = single_line(translated(raw));
    for (const auto& [begin, end] : wrapper_.wrap(text, style_.columns)) {
      text_ += painted(std::string_view(text).substr(begin, end - begin), look, style_);
      text_ += '\n';
    }
  }

  std::string take() { return std::move(text_); }

 private:
  const TextStyle& style_;
  LineWrapper wrapper_;
  std::string text_;
};

// The query as a heading; a long one is cut to about one line.
std::string quoted_query(const Answer& answer, const TextStyle& style) {
  if (trim(answer.query).empty()) {
    const auto is_of_like = [](const auto& filter) { return filter.first == "似た文書"; };
    const bool is_like = std::any_of(answer.filters.begin(), answer.filters.end(), is_of_like);
    return is_like ? "似た文書" : "すべての文書";
  }
  const int room = std::max(style.columns - 12, 8);
  return fmt::format("「{}」",
                     shorten_to_width(single_line(trim(answer.query)), room, style.ambiguous));
}

void add_heading(Page& page, const Answer& answer, const TextStyle& style) {
  page.paragraph(quoted_query(answer, style) + " " + found_count(answer), Look::Strong);
  if (!answer.filters.empty()) page.paragraph("絞り込み: " + filters_text(answer.filters));
  for (const std::string& note : answer.notes) page.paragraph("※ " + note);
  if (answer.suggestion && !answer.suggestion_was_searched) {
    page.paragraph("もしかして: " + *answer.suggestion);
  }
}

int number_columns(const Answer& answer) {
  int last_rank = 0;
  for (const Hit& hit : answer.hits) last_rank = std::max(last_rank, hit.rank);
  return std::max(2, static_cast<int>(std::to_string(last_rank).size()));
}

void add_hits(Page& page, const Answer& answer, const TextStyle& style) {
  for (const Hit& hit : answer.hits) {
    page.blank_line();
    page.add(hit_text(hit, number_columns(answer), style, page.wrapper()));
  }
}

void add_advice(Page& page, const Answer& answer) {
  page.blank_line();
  if (answer.total > answer.offset) {
    page.paragraph("--limit 0 を指定したため、文書は表示していません。");
    return;
  }
  if (answer.total > 0) {
    page.paragraph(
        fmt::format("このページに文書はありません。{} 件のすべてが、これより前のページにあります。",
                    answer.total));
    return;
  }
  page.paragraph("該当する文書はありませんでした。");
  if (answer.words_at_fault > 1) page.paragraph("・語を減らすか、別の言い方でお試しください。");
  if (answer.words_at_fault == 1) page.paragraph("・別の言い方でお試しください。");
  if (!answer.filters.empty()) {
    page.paragraph("・絞り込み（" + filters_text(answer.filters) + "）を外すか、緩めてください。");
  } else {
    page.paragraph("・検索語なしで、--prefecture、--country、--domain だけでも検索できます。");
  }
}

bool has_more(const Answer& answer) {
  return !answer.hits.empty() && shown_until(answer) < answer.total;
}

void add_more(Page& page, const Answer& answer) {
  if (!has_more(answer)) return;
  const std::uint64_t shown = shown_until(answer);
  page.blank_line();
  const bool is_whole_page = answer.limit > 0 && shown % answer.limit == 0;
  // A page is as long as --limit says, so that has to be said again.
  const std::string limit = answer.limit == kUsualLimit || answer.limit == 0
                                ? ""
                                : fmt::format("--limit {} ", answer.limit);
  const std::string next = is_whole_page ? fmt::format("--page {}", shown / answer.limit + 1)
                                         : fmt::format("--offset {}", shown);
  page.paragraph(
      fmt::format("ほか {} 件。続きは {}{}", grouped(answer.total - shown), limit, next));
}

// How much there is of each hit.
enum class Extent { Whole, Passage, Line };

void add_hit_lines(Page& page, const Answer& answer, Extent extent, const TextStyle& style) {
  page.blank_line();
  page.add(hit_lines(answer.hits, number_columns(answer), extent == Extent::Passage, style));
}

// `facet_limit`: facets that have a line each, where the hits are no more than that.
std::string set(const Answer& answer, Extent extent, std::size_t facet_limit,
                const TextStyle& style) {
  Page page(style);
  add_heading(page, answer, style);
  if (answer.hits.empty()) {
    add_advice(page, answer);
  } else if (extent == Extent::Whole) {
    add_hits(page, answer, style);
  } else {
    add_hit_lines(page, answer, extent, style);
  }
  std::string facets;
  if (style.show_facets) {
    facets = extent == Extent::Whole ? facet_tables(answer.facets, style)
                                     : facet_lines(answer.facets, facet_limit, style);
  }
  if (!facets.empty()) {
    page.blank_line();
    page.add(facets);
  }
  add_more(page, answer);
  // For who reads at a terminal; a pipe has no use for it.
  if (extent != Extent::Whole && !answer.hits.empty() && style.rows > 0) {
    if (facets.empty() && !has_more(answer)) page.blank_line();
    page.paragraph("絞り込みは --country 中国 など、全文は --show 番号、元を開くには --open 番号",
                   Look::Dim);
  }
  return page.take();
}

// Shown before hits are shortened for them: places, field and year.
constexpr std::size_t kLeastFacets = 4;

// Below the answer stands the prompt of the shell, and less -F waits for a key where only one line
// of the screen is left.
bool fits_screen(const std::string& text, const TextStyle& style) {
  constexpr std::ptrdiff_t kLinesBelow = 2;
  return std::count(text.begin(), text.end(), '\n') + kLinesBelow <= style.rows;
}

}  // namespace

std::string present_text(const Answer& whole_answer, const TextStyle& style) {
  const Answer answer = style.all_copies ? whole_answer : folded(whole_answer);
  const std::size_t all = answer.facets.size();
  if (style.layout == Layout::Brief) return set(answer, Extent::Line, all, style);
  std::string whole = set(answer, Extent::Whole, all, style);
  if (style.layout == Layout::Full || style.rows == 0 || fits_screen(whole, style)) return whole;
  for (const Extent extent : {Extent::Passage, Extent::Line}) {
    for (std::size_t facets = all; facets >= std::min(all, kLeastFacets); --facets) {
      std::string text = set(answer, extent, facets, style);
      if (fits_screen(text, style)) return text;
      if (facets == 0) break;
    }
  }
  return whole;
}

}  // namespace musubi
