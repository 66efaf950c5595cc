#include "indexer/extractor/numbering/list_numbers.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/extractor/container/text_flow.h"

namespace musubi {

namespace {

constexpr unsigned kMaxNumber = 1'000'000;

}  // namespace

void ListCounter::count(const ListLevels& levels, std::size_t level, bool is_anew) {
  const auto start = [&](std::size_t of) { return std::min(levels[of].start, kMaxNumber); };
  for (std::size_t above = 0; above < level; ++above) {
    if (!counts_[above].is_begun) counts_[above] = {start(above), true};
  }
  Count& count = counts_[level];
  const bool goes_on = count.is_begun && !is_anew;
  count = {goes_on ? std::min(count.number + 1, kMaxNumber) : start(level), true};
  for (std::size_t below = level + 1; below < kListLevels; ++below) {
    if (level < levels[below].restarts_behind) counts_[below].is_begun = false;
  }
}

std::string ListCounter::label(const ListLevels& levels, std::size_t level) const {
  const ListLevel& shown = levels[level];
  if (shown.is_hidden) return "";
  std::string text;
  for (std::size_t at = 0; at < shown.label.size() && text.size() < kMaxLabelBytes; ++at) {
    const char c = shown.label[at];
    const char next = at + 1 < shown.label.size() ? shown.label[at + 1] : '\0';
    if (c != '%' || next < '1' || next > '9') {
      text += c;
      continue;
    }
    ++at;
    const auto of = static_cast<std::size_t>(next - '1');
    if (of > level) continue;  // a lower level has no number here
    const Numeral numeral = levels[of].numeral;
    text += written_number(counts_[of].number,
                           shown.is_arabic && numeral != Numeral::None ? Numeral::Arabic : numeral);
  }
  text = truncate_utf8(text, kMaxLabelBytes);
  if (trim(text).empty()) return "";
  const bool has_blank = text.ends_with(" ") || text.ends_with("　");
  if (!shown.is_close && !has_blank) text += ' ';
  return text;
}

std::string ListCounters::next_label(unsigned number, const NumberedList& list,
                                     const ListLevels& of_kind, std::size_t level) {
  ListLevels levels = of_kind;
  for (const auto& [at, own] : list.levels) levels[at] = own;
  for (const auto& [at, start] : list.starts) levels[at].start = start;
  const bool begins = begun_.emplace(number, level).second && list.starts.contains(level);
  ListCounter& counter = counters_[list.kind];
  counter.count(levels, level, begins);
  return counter.label(levels, level);
}

void warn_of_numbers(bool lacks_lists, bool lacks_numbers, Output& output) {
  if (lacks_lists) {
    output.warn(
        fmt::format("holds more than {} lists: the numbers of the others are left out", kMaxLists));
  }
  if (lacks_numbers) {
    output.warn(
        fmt::format("holds more than {} MB of numbers of paragraphs: the others are left out",
                    kMaxNumberBytes >> 20));
  }
}

}  // namespace musubi
