#include "searcher/search.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/sound_answer.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

void take_query(std::string_view bytes) {
  static Searcher searcher = Searcher::open(small_index()).value();
  SearchRequest request;
  request.query = bytes;
  request.detail = Detail::Explained;
  // Bytes decide, so that a case that was found can be found again.
  request.sort = bytes.size() % 3 == 0 ? SortOrder::OldestFirst : SortOrder::Relevance;
  if (bytes.size() % 5 == 0) request.offset = 3;
  if (const auto answer = searcher.search(request)) expect_sound(*answer);
}

}  // namespace musubi::fuzz
