// batch.h - many queries in one process: a line each in, a line of JSON each out.
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <string_view>

#include "searcher/search.h"

namespace musubi {

struct BatchOutcome {
  std::uint64_t queries = 0;
  std::uint64_t found = 0;   // with hits
  std::uint64_t failed = 0;  // answered with an error on their line
  bool all_written = true;
};

// Answers every line of `queries` as `request` with that query, in their order.  Ends
// early where `write` returns false.
BatchOutcome answer_batch(Searcher& searcher, SearchRequest request, std::istream& queries,
                          const std::function<bool(std::string_view)>& write);

}  // namespace musubi
