// doc_lists.h - the lists of a letter of Word 97 to 2003.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

class DocLists {
 public:
  // `document` is the stream with the text, `table` the one that tells of it.
  DocLists(std::string_view document, std::string_view table);

  // The level of a list that belongs to a style; none: kListLevels.
  std::size_t level_of_style(std::size_t list, std::uint16_t style) const;

  // The label of the next paragraph of a list, counted from 1; empty: there is no such list.
  std::string next_label(std::size_t list, std::size_t level);

  bool is_cut() const { return is_cut_; }

 private:
  struct Kind {
    ListLevels levels;
    std::array<std::uint16_t, kListLevels> styles{};
  };
  void read_kinds(std::string_view table, std::size_t at);
  void read_lists(std::string_view table, std::size_t at);

  std::map<unsigned, Kind> kinds_;
  std::vector<NumberedList> lists_;
  ListCounters counters_;
  bool is_cut_ = false;
};

}  // namespace musubi
