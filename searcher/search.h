// search.h - from a request to an answer: the way of a query in one place.
//
//   query string -> tree -> plan -> matches -> page of hits -> snippets, facets
//
// A Searcher keeps one generation open; it belongs to one thread.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/hit_finder.h"
#include "searcher/plan/synonyms.h"
#include "searcher/request.h"
#include "searcher/search_tools.h"

namespace musubi {

class Searcher {
 public:
  // Opens dictionary and index.  An error says what to run.
  static Result<Searcher> open(const CommonOptions& options, Synonyms synonyms = {});

  // Fails on an unknown facet value, a query over its bounds or without a word
  // to search for, and on a damaged index.
  Result<Answer> search(const SearchRequest& request);

  // Is asked now and then while a search is under way, which ends early, without an answer, when
  // it says so.
  void stop_when(std::function<bool()> is_wanted) { tools_.is_stop_wanted = std::move(is_wanted); }

  // When something last came or changed; nothing where that is not known, of remote shards.
  std::optional<std::uint64_t> latest_change() const;

  // How the values of facets are read, but for years.
  void tell_readings(std::vector<FacetResult>& facets);

  // The document with this id, whole, the words of `query` marked in it.  A file's path, as it
  // works from where the user stands, will do in the place of the one in the id, and a name that no
  // other file has.
  Result<Hit> document(const std::string& id, const std::string& query);

  // Whether the server of a shard was lost in a search that failed.  Only a searcher that is
  // opened anew reaches it again.
  bool has_lost_connection() const { return has_lost_connection_; }

  // Whether shards were left out when it was opened, as their servers did not answer.
  bool is_partial() const { return !tools_.lost.empty(); }

 private:
  explicit Searcher(SearchTools tools) : tools_(std::move(tools)) {}

  void tell_times(Xapian::docid document, Hit& hit) const;
  void tell_row(Xapian::docid document, Hit& hit);
  Result<Answer> answer(const SearchRequest& request);
  Result<std::vector<Hit>> show(const Found& found, const SearchRequest& request);
  Result<Answer> answer_of(Found& found, const SearchRequest& request, const Filters& filters);

  Result<void> tell_reasons(const QueryNode& tree, const Filters& filters, Counted counted,
                            Strictness strictness, Answer& answer);

  tl::unexpected<Error> lost_connection(const Xapian::NetworkError& problem);

  SearchTools tools_;
  bool has_lost_connection_ = false;
};

}  // namespace musubi
