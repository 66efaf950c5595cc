// query_plan.h - what a search is to match and to mark.
#pragma once
#include <string>
#include <vector>

#include "searcher/plan/query.h"

namespace musubi {

struct QueryPlan {
  Query query;
  std::vector<std::string> terms;  // to be marked: of the words looked for, not those under NOT
  std::vector<std::u32string> wordings = {};  // letters_as_read(), to be marked where no term is
  std::vector<std::string> notes = {};        // on how the query was read
  std::string left_out = {};               // what was not looked for, to be told whatever is found
  std::vector<std::string> synonyms = {};  // that were looked for: "協定＝協定書"
};

}  // namespace musubi
