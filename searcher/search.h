// search.h - from a request to an answer: the way of a query in one place.
//
//   query string -> tree -> plan -> matches -> page of hits -> snippets, facets
//
// A Searcher keeps one generation open; it belongs to one thread.
#pragma once
#include <xapian.h>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/calendar/date_parser.h"
#include "common/document.h"
#include "common/index/open_index.h"
#include "common/index/schema.h"
#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/matcher.h"
#include "searcher/plan/facet_values.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/planner.h"
#include "searcher/plan/speller.h"
#include "searcher/plan/synonyms.h"
#include "searcher/ranking/ranking.h"
#include "searcher/reach/source_places.h"

namespace musubi {

enum class FacetCounting { On, Off };
// Of the hits: id and score, all but what has to be looked for in their texts, all there is to
// show, or also why they scored so.
enum class Detail { IdsOnly, Fields, Full, Explained };

struct SearchRequest {
  std::string query;
  bool everything = false;          // where the query is empty and nothing narrows it
  std::optional<std::string> like;  // id of a document to find others like, instead of a query
  // As typed; the values of one facet are alternatives, facets narrow each other.
  std::map<FieldId, std::vector<std::string>> facet_values;
  std::vector<std::string> regions;  // as typed
  std::optional<DateRange> years;    // of any signing
  std::optional<DateRange> dates;    // of the first signing, to the day
  // Words of the query that stood behind the value of a filter: one more value, perhaps.
  std::vector<std::pair<FieldId, std::string>> beside_filters;
  std::size_t limit = kUsualLimit;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
  FacetCounting facets = FacetCounting::On;
  Detail detail = Detail::Full;
  bool with_body = false;  // the whole text of each hit, too
};

class Searcher {
 public:
  // Opens dictionary and index.  An error says what to run.
  static Result<Searcher> open(const CommonOptions& options, Synonyms synonyms = {});

  // Fails on an unknown facet value, a query over its bounds or without a word
  // to search for, and on a damaged index.
  Result<Answer> search(const SearchRequest& request);

  // A search that is under way ends early, without an answer, when the flag is set by another
  // thread; nullptr: never.
  void stop_when(const std::atomic<bool>* wanted) { stop_wanted_ = wanted; }

  // The document with this id, whole, the words of `query` marked in it.  A file's path, as it
  // works from where the user stands, will do in the place of the one in the id.
  Result<Hit> document(const std::string& id, const std::string& query);

  // Whether the server of a shard was lost in a search that failed.  Only a searcher that is
  // opened anew reaches it again.
  bool has_lost_connection() const { return has_lost_connection_; }

  // Whether shards were left out when it was opened, as their servers did not answer.
  bool is_partial() const { return !lost_.empty(); }

 private:
  // What was searched in the end, and what that matches.
  struct Found {
    QueryPlan plan;
    std::vector<RankedHit> hits;  // of the page
    std::unique_ptr<MatchSet> matches;
    Strictness strictness = Strictness::AsTyped;
    std::optional<Correction> correction;  // searched instead, or to be offered
  };

  // Fails where nobody waits for the answer any more.
  Result<void> go_on() const;
  Result<Answer> answer(const SearchRequest& request);
  Result<Filters> make_filters(const SearchRequest& request);
  Result<Found> find(const SearchRequest& request, const QueryNode& tree, const Filters& filters);
  Result<std::optional<Found>> find_by_letters(const SearchRequest& request,
                                               const AnalyzedTree& tree, const Filters& filters);
  Result<std::optional<Found>> find_without_fields(const SearchRequest& request,
                                                   const QueryNode& tree, const Filters& filters);
  Result<std::optional<Found>> find_corrected(const SearchRequest& request, const Filters& filters);
  Result<Found> run(const SearchRequest& request, const AnalyzedTree& tree, const Filters& filters,
                    Strictness strictness);
  Result<QueryPlan> make_plan(const SearchRequest& request, const AnalyzedTree& tree,
                              Strictness strictness);
  std::string indexed_id(const std::string& typed);
  Result<Document> document_with(const std::string& id);
  Result<std::uint64_t> count(const QueryNode& tree, const Filters& filters);
  Result<std::vector<std::string>> missing_words(const QueryNode& tree);
  Result<std::vector<std::string>> blame(const SearchRequest& request, const QueryNode& tree,
                                         const Filters& filters);
  std::vector<std::string> slips(const SearchRequest& request);
  void tell_lost(Answer& answer) const;
  tl::unexpected<Error> lost_connection(const Xapian::NetworkError& problem);
  Result<std::vector<Hit>> show(const Found& found, const SearchRequest& request);
  Result<Answer> answer_of(const Found& found, const SearchRequest& request,
                           const Filters& filters);

  Searcher(Dictionary dictionary, LiveIndex index, CommonOptions options, Synonyms synonyms);

  Dictionary dictionary_;
  Analyzer analyzer_;
  Xapian::Database database_;
  Lexicon lexicon_;
  FoundBy found_by_;
  std::unique_ptr<Matcher> matcher_;
  SharedDocuments shared_;
  std::optional<BigramStatistics> bigrams_;
  FacetValues facet_values_;
  Synonyms synonyms_;
  SourcePlaces places_;
  std::vector<std::string> lost_;  // HOST:PORT of shards that are left out
  std::optional<ShardCount> shards_;
  bool has_lost_connection_ = false;
  const std::atomic<bool>* stop_wanted_ = nullptr;
};

}  // namespace musubi
