// batch_request.h - a line of a batch that is a JSON object: a query with filters of its own.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/result.h"
#include "searcher/search.h"

namespace musubi {

struct BatchRequest {
  bool is_prefix = false;
  std::string id;  // as JSON, to stand in the answer; empty: none was given
  SearchRequest request;
};

// {"id": 7, "query": "大連", "country": ["中国"], "year": "2004..2012", "limit": 10, "offset": 10,
// "sort": "-date", "facets": false, "prefix": true}.  What it does not say is as in `usual`;
// prefix: the last word may be the beginning of another.  Nothing where the line is no object: it
// is a plain query then.  Fails on a key that is not known or a value that is none.
std::optional<Result<BatchRequest>> parse_batch_request(std::string_view line,
                                                        const SearchRequest& usual);

}  // namespace musubi
