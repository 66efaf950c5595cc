// request.h - what somebody asks of an index: a query, what narrows it, how much is to be shown.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/index/schema.h"
#include "searcher/configured_value.h"
#include "searcher/match/matcher.h"

namespace musubi {

// How much is to be shown of each hit.
enum class Detail {
  IdsOnly,    // id and score
  Fields,     // all but what has to be looked for in its text
  Full,       // all there is to show
  Explained,  // and why it scored so
};

// A word of the query that may have been meant as the other end of a filter's time.
struct RangeMeant {
  std::string word;    // 2012
  std::string option;  // year
  std::string range;   // 2004..2012
};

struct SearchRequest {
  std::string query;
  bool everything = false;          // where the query is empty and nothing narrows it
  std::optional<std::string> like;  // id of a document to find others like, instead of a query
  // As typed; the values of one facet are alternatives, facets narrow each other.
  std::map<FieldId, std::vector<std::string>> facet_values;
  std::vector<std::string> regions;    // as typed
  std::optional<DateRange> years;      // of any signing
  std::optional<DateRange> dates;      // of the first signing, to the day
  std::optional<std::uint64_t> since;  // came or changed later: nanoseconds since 1970
  // Words of the query that stood behind the value of a filter: one more value, perhaps.
  std::vector<std::pair<FieldId, std::string>> beside_filters;
  std::optional<RangeMeant> range_meant;
  // Names of saved searches, which @NAME calls; nothing: none can be called from where it came.
  std::optional<std::vector<std::string>> saved = std::vector<std::string>();
  std::vector<ConfiguredValue> configured;  // of filters, to name the line where one is wrong
  std::size_t limit = kUsualLimit;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
  std::set<FieldId> facets = every_facet();  // to be counted; none: no facets
  Detail detail = Detail::Full;
  bool is_each_content_once = false;  // copies of a document are left out: see Answer::copies
  bool with_body = false;             // the whole text of each hit, too
};

}  // namespace musubi
