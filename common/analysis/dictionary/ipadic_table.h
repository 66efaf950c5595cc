// ipadic_table.h - the words of IPADIC, from the tables that it is compiled from.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

// One row of a table, in UTF-8.
struct IpadicWord {
  std::string surface;
  int context_id = 0;  // left and right agree
  int cost = 0;
  std::string part_of_speech;  // 名詞,固有名詞,地域,一般
  std::string reading;         // katakana
  std::string base;            // of an inflected word
  std::string conjugation;     // 五段・ラ行; * of a word that is not inflected
  std::string form;            // 連用形; likewise
};

// All words of the folder's *.csv, which are in EUC-JP.
Result<std::vector<IpadicWord>> read_ipadic(const std::filesystem::path& folder);

}  // namespace musubi
