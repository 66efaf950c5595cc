#include "indexer/readers/agreement_list/head_cutter.h"

#include <algorithm>
#include <array>
#include <map>

#include "common/text/utf8.h"
#include "common/text/width.h"
#include "common/text/words.h"
#include "indexer/readers/agreement_list/cell_scores.h"
#include "indexer/readers/agreement_list/joiner.h"
#include "indexer/readers/agreement_list/wording.h"

namespace musubi {

namespace {

enum class Column { Title, Partner, Field };

constexpr std::size_t index(Column column) {
  return static_cast<std::size_t>(column);
}

constexpr std::array<std::size_t, 3> kMaxFragments = {24, 16, 8};
constexpr std::array<double, 3> kEmptyScores = {kNoTitle, kNoPartner, kNoField};

constexpr double kHopeless = -7;   // what no cell makes up for by its looks
constexpr int kRaggedColumns = 4;  // what a line may fall short of its cell's width

// A character that no line of a cell begins with but where a word goes on.
bool continues_word(std::string_view text) {
  const char32_t c = first_char(text);
  constexpr std::u32string_view kInside = U"ーっゃゅょァィゥェォッャュョ、。，．）)」』］]々";
  const bool is_hiragana = c >= 0x3041 && c <= 0x3096;
  return is_hiragana || kInside.find(c) != kInside.npos;
}

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == U'ー';
}

bool is_within_katakana(std::string_view before, std::string_view after) {
  return is_katakana(last_char(before)) && is_katakana(first_char(after));
}

// The first word of a line, which moves as a whole in Latin script.
int first_word_width(std::string_view text) {
  std::size_t at = 0;
  next_code_point(text, at);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!is_ascii(text[0])) return display_width(text.substr(0, at));
  while (at < text.size() && is_ascii(text[at])) ++at;
  return display_width(text.substr(0, at));
}

class HeadCutter {
 public:
  HeadCutter(std::span<const Fragment> fragments, const ColumnWidths& widths,
             const Gazetteer& gazetteer)
      : fragments_(fragments),
        widths_{widths.title, widths.partner, widths.field},
        gazetteer_(gazetteer) {}

  Head cut() {
    const Choice title = choice(Column::Title, 0);
    const Choice partner = choice(Column::Partner, title.end);
    const Choice field = choice(Column::Field, partner.end);
    return {title.end, partner.end, field.end, title.score};
  }

 private:
  // The end of a cell, and the score of it together with the cells behind it.
  struct Choice {
    std::size_t end = 0;
    double score = 0;
  };

  Choice choice(Column column, std::size_t begin) {
    auto& choices = choices_[index(column)];
    if (const auto known = choices.find(begin); known != choices.end()) return known->second;
    return choices[begin] = best_cell(column, begin);
  }

  Choice best_cell(Column column, std::size_t begin) {
    const auto fragments = fragments_.subspan(begin);
    Choice best{begin, kEmptyScores[index(column)] + score_behind(column, begin)};
    double inner = 0;
    for (std::size_t count = 1; count <= std::min(kMaxFragments[index(column)], fragments.size());
         ++count) {
      const auto cell = fragments.first(count);
      if (is_beyond_cell(cell.back().text)) break;
      if (count > 1) inner += inner_score(column, cell.first(count - 1), cell.back());
      if (inner < kHopeless) break;
      double score = inner + content_score(column, join(cell, width(column)));
      if (count < fragments.size()) score += cut_score(column, cell, fragments[count]);
      score += score_behind(column, begin + count);
      if (score > best.score) best = {begin + count, score};
    }
    return best;
  }

  // Of the cells from `end` on, where a cell of this column ends.
  double score_behind(Column column, std::size_t end) {
    if (column == Column::Field) return 0;
    return choice(column == Column::Title ? Column::Partner : Column::Field, end).score;
  }

  int width(Column column) const { return widths_[index(column)]; }

  double content_score(Column column, std::string_view text) const {
    switch (column) {
      case Column::Title:
        return title_score(text);
      case Column::Partner:
        return partner_score(text, gazetteer_);
      case Column::Field:
        return field_score(text, gazetteer_);
    }
    return 0;
  }

  // A cell that goes on behind `before` with `next`.
  double inner_score(Column column, std::span<const Fragment> before, const Fragment& next) const {
    switch (next.gap) {
      case Gap::Space:
        return is_latin_space(before.back().text, next.text) ? 0 : -1.5;
      case Gap::WideSpace:
        return -0.3;
      case Gap::Tab:
        return -3;
      case Gap::Blank:
        return -4;
      case Gap::Page:
        return -0.5;
      case Gap::Line:
        return line_break_score(column, before, next);
    }
    return 0;
  }

  // Lines within a cell are full, and only cells of one line share a line.
  double line_break_score(Column column, std::span<const Fragment> before,
                          const Fragment& next) const {
    const int line = last_line_width(before);
    double score = 0;
    const bool begins_mid_line =
        before.back().line == before.front().line && !begins_line(before.front());
    if (begins_mid_line) score -= 1;
    if (width(column) > 0) {
      const int missing = width(column) - line - first_word_width(next.text);
      if (missing > kRaggedColumns) score -= std::min(4.0, missing / 3.0);
    } else {
      const int excess = display_width(next.text) - line;
      if (excess > kRaggedColumns) score -= std::min(4.0, excess / 3.0);
    }
    return score;
  }

  // A cell that ends before `next`.
  double cut_score(Column column, std::span<const Fragment> cell, const Fragment& next) const {
    switch (next.gap) {
      case Gap::Space:
        return is_latin_space(cell.back().text, next.text) ? -3 : 0;
      case Gap::WideSpace:
        return -2;
      case Gap::Tab:
      case Gap::Blank:
        return 2;
      case Gap::Page:
        return 0;
      case Gap::Line:
        break;
    }
    double score = continues_word(next.text) ? -2.5 : 0;
    if (is_within_katakana(cell.back().text, next.text)) score -= 1.5;
    if (display_width(next.text) <= 2) score -= 1.5;
    if (begins_item(next.text) || is_beyond_cell(next.text)) score += 1;
    if (width(column) > 0) {
      const bool is_full = last_line_width(cell) + first_word_width(next.text) > width(column);
      score += is_full ? -1.5 : 0.5;
    }
    return score;
  }

  std::span<const Fragment> fragments_;
  const std::array<int, 3> widths_;
  const Gazetteer& gazetteer_;
  std::array<std::map<std::size_t, Choice>, 3> choices_;  // by column and by where a cell begins
};

}  // namespace

Head cut_head(std::span<const Fragment> fragments, const ColumnWidths& widths,
              const Gazetteer& gazetteer) {
  return HeadCutter(fragments, widths, gazetteer).cut();
}

}  // namespace musubi
