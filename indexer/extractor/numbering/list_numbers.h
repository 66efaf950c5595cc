// list_numbers.h - counts the paragraphs of a list with levels: 第1章, 第1条, 1.2.3.
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/extractor/extract.h"
#include "indexer/extractor/numbering/numeral.h"

namespace musubi {

constexpr std::size_t kListLevels = 9;

// Files may state as many lists as this; a letter has some dozens.
constexpr std::size_t kMaxLists = 10'000;

// A longer one is cut.
constexpr std::size_t kMaxLabelBytes = 200;

struct ListLevel {
  Numeral numeral = Numeral::Arabic;
  std::string label;       // "第%1条": %1 to %9 are the numbers of the levels
  bool is_close = false;   // no blank follows the label
  bool is_arabic = false;  // the numbers of all levels are
  bool is_hidden = false;  // it counts, and shows nothing
  unsigned start = 1;
  std::size_t restarts_behind = kListLevels;  // it begins anew behind those above this level
};
using ListLevels = std::array<ListLevel, kListLevels>;

class ListCounter {
 public:
  // Comes to the next paragraph of that level, or to the first one of a count that begins anew.
  void count(const ListLevels& levels, std::size_t level, bool is_anew = false);

  // As the paragraph that was counted last shows it, a blank behind it; empty where it shows none.
  std::string label(const ListLevels& levels, std::size_t level) const;

 private:
  struct Count {
    unsigned number = 0;
    bool is_begun = false;
  };
  std::array<Count, kListLevels> counts_;
};

// A list as a file states it.  Those of a kind have its levels and count on together.
struct NumberedList {
  unsigned kind = 0;
  std::map<std::size_t, ListLevel> levels;  // in place of those of its kind
  std::map<std::size_t, unsigned> starts;   // where its own paragraphs begin to count
};

class ListCounters {
 public:
  // The label of the next paragraph on that level, which is one; `number` tells lists apart.
  std::string next_label(unsigned number, const NumberedList& list, const ListLevels& of_kind,
                         std::size_t level);

 private:
  std::map<unsigned, ListCounter> counters_;  // by kind
  std::set<std::pair<unsigned, std::size_t>> begun_;
};

// What is told where they cannot be read.
constexpr std::string_view kDamagedLists =
    "states its lists in a way that is damaged: numbers of paragraphs may be missing";

// Tells that a file stated too many lists, or too many numbers, for all to be shown.
void warn_of_numbers(bool lacks_lists, bool lacks_numbers, Output& output);

}  // namespace musubi
