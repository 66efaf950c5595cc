// matcher.h - finds what matches a query, in whatever kind of index.
//
// A local index is matched by our scorers (searcher/local/local_matcher.h), remote shards by Xapian
// (searcher/remote/remote_matcher.h).  Which of them is decided once, when the index is
// opened; both find the same documents with the same scores.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/matches.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query.h"

namespace musubi {

// Of equal hits the natural order of their ids decides (common/index/sort_keys.h), never
// that of document numbers: an update or other shards change those.  Documents without a
// date are last in either order by date.  LatestChange: what came or changed last is first.
enum class SortOrder { Relevance, OldestFirst, NewestFirst, LatestChange };

// What one query matches.
class MatchSet {
 public:
  virtual ~MatchSet() = default;

  // What passes every filter; exact, unless why_more() tells otherwise.
  virtual std::uint64_t total() const = 0;

  // Where there may be more than total() and the facets count: a note that says why.
  virtual std::string why_more() const { return {}; }

  // Calls `take` for each document of it with its content_key(), in no order; false where that is
  // not known.
  using TakeContent = std::function<void(Xapian::docid document, std::uint64_t content)>;
  virtual bool for_each_content(const TakeContent&) const { return false; }

  // The first of it in the order asked for, with rounded scores.
  virtual const Matches& best() const = 0;

  // How many documents have each value of each facet that was asked for.  A facet's own filter does
  // not narrow its counts, so that other values can still be added.  Exact; values by count, then
  // by value.
  virtual Result<std::vector<FacetResult>> count_facets() const = 0;
};

struct MatchRequest {
  const Query& query;
  const Filters& filters;
  SortOrder order = SortOrder::Relevance;
  std::size_t count = 0;          // how many of the best are wanted
  std::set<FieldId> facets = {};  // for count_facets()
  // Of documents of the same content the first alone is among the best, where their contents are
  // known: not on remote shards.
  bool is_each_content_once = false;
};

// For one thread.  Xapian's exceptions pass through.
class Matcher {
 public:
  virtual ~Matcher() = default;

  // `lexicon`: of all that is searched together.  The result refers to it, and to the query and
  // the filters of the request.
  virtual Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                                  const Lexicon& lexicon) = 0;

  // Whether each match is a wait, so that several are better asked for at once.
  virtual bool is_far() const { return false; }
  // Asks for what match() may be called with next.
  virtual Result<void> ask_ahead(std::span<const MatchRequest>, const Lexicon&) { return {}; }
};

}  // namespace musubi
