// search_tools.h - all that a search needs, opened: the dictionary and one generation of an index.
#pragma once
#include <xapian.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/open_index.h"
#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/matcher.h"
#include "searcher/plan/facet_values.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/planner.h"
#include "searcher/plan/synonyms.h"
#include "searcher/reach/source_places.h"

namespace musubi {

// The error of a search that was stopped.
inline constexpr const char* kGivenUp = "the search was given up";

// For one thread.
struct SearchTools {
  SearchTools(Dictionary opened, LiveIndex index, const CommonOptions& options, Synonyms known);

  Dictionary dictionary;
  Analyzer analyzer;
  Xapian::Database database;  // what is asked of terms
  StoredDocuments documents;  // of it
  Lexicon lexicon;
  FoundBy found_by;
  std::vector<RankingColumns> columns;  // of each local shard
  std::optional<ShardCount> shards;     // where some may be left out
  std::unique_ptr<Matcher> matcher;
  SharedDocuments shared;
  std::optional<BigramStatistics> bigrams;
  FacetValues facet_values;
  Synonyms synonyms;
  SourcePlaces places;
  std::vector<std::string> lost;  // HOST:PORT of shards whose servers did not answer
  // Asked now and then while a search is under way; none: it goes on to its end.
  std::function<bool()> is_stop_wanted;

  // Fails where nobody waits for the answer any more.
  Result<void> go_on() const;
};

// An error says what to run.
Result<SearchTools> open_search_tools(const CommonOptions& options, Synonyms synonyms);

}  // namespace musubi
