// batch_request.h - a line of a batch that is a JSON object: a query with filters of its own.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/search.h"

namespace musubi {

struct BatchRequest {
  bool is_prefix = false;
  std::vector<std::string> facets = {};  // names of those that are wanted; empty: all
  std::string id = {};                   // as JSON, to stand in the answer; empty: none was given
  SearchRequest request = {};
};

// {"id": 7, "query": "大連", "country": ["中国"], "year": "2004..2012", "limit": 10, "offset": 10,
// "sort": "-date", "facets": ["country"], "prefix": true}.  What it does not say is as in `usual`;
// id: a text or a whole number, which comes back as it was; prefix: the last word may be the
// beginning of another; facets: true, false or the names of some, regions and continents among
// them.  Nothing where the line does not begin with {: it is a plain query then.  Fails where it is
// no JSON, on a key that is not known or a value that is none.
std::optional<Result<BatchRequest>> parse_batch_request(std::string_view line,
                                                        const SearchRequest& usual);

// The id of a request, as JSON, whatever else is wrong with it; empty where it has none.
std::string request_id(std::string_view line);

// {"cancel": 7}: the id as JSON; nothing where the line says something else.
std::optional<std::string> cancelled_id(std::string_view line);

}  // namespace musubi
