#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/present/tsv.h"
#include "searcher/search.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace {

void check(const Answer& answer) {
  expect(answer.hits.size() <= answer.total, "no more hits than there are");
  expect(nlohmann::json::accept(present_json(answer)), "an answer is JSON");
  for (const std::string& text : {present_text(answer, {}), present_tsv(answer)}) {
    expect(printable(text) == text, "an answer is safe to print");
  }
}

}  // namespace

void take_query(std::string_view bytes) {
  static Searcher searcher = Searcher::open(small_index()).value();
  SearchRequest request;
  request.query = bytes;
  request.detail = Detail::Explained;
  // Bytes decide, so that a case that was found can be found again.
  request.sort = bytes.size() % 3 == 0 ? SortOrder::OldestFirst : SortOrder::Relevance;
  if (bytes.size() % 5 == 0) request.offset = 3;
  if (const auto answer = searcher.search(request)) check(*answer);
}

}  // namespace musubi::fuzz
