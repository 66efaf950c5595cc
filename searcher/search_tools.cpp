#include "searcher/search_tools.h"

#include <filesystem>
#include <utility>

#include "common/index/glass/glass.h"
#include "searcher/dictionary.h"
#include "searcher/local/local_matcher.h"
#include "searcher/local/sharded_matcher.h"
#include "searcher/remote/remote_matcher.h"
#include "searcher/remote/served_matcher.h"

namespace musubi {

namespace {

std::vector<RankingColumns> columns_of(const LiveIndex& index) {
  std::vector<RankingColumns> columns;
  for (const LocalShard& shard : index.local) columns.push_back(shard.ranking);
  return columns;
}

Lexicon::Place place_of(const LiveIndex& index) {
  const bool is_near = index.served || index.folders == index.shards.size();
  return is_near ? Lexicon::Place::Near : Lexicon::Place::Far;
}

std::optional<ShardCount> shards_of(const LiveIndex& index, const CommonOptions& options) {
  if (!options.remote.is_partial_allowed) return std::nullopt;
  return ShardCount{index.shard_count(), index.shard_count() - index.lost.size()};
}

// Ours wherever it has columns to read.
std::unique_ptr<Matcher> make_matcher(LiveIndex& index, double average_length) {
  std::vector<LocalShard>& local = index.local;
  if (index.served) {
    return std::make_unique<ServedMatcher>(std::move(*index.served), index.documents);
  }
  if (local.empty()) {
    const bool is_one_of_several_local = index.shards.size() > 1 && index.folders > 0;
    return std::make_unique<RemoteMatcher>(
        index.database, index.documents,
        is_one_of_several_local ? AskFor::Everything : AskFor::Best);
  }
  if (local.size() > 1) return std::make_unique<ShardedMatcher>(std::move(local), average_length);
  return std::make_unique<LocalMatcher>(std::move(local.front()), average_length);
}

}  // namespace

SearchTools::SearchTools(Dictionary opened, LiveIndex index, const CommonOptions& options,
                         Synonyms known)
    : dictionary(std::move(opened)),
      analyzer(dictionary),
      database(index.terms),
      documents(index.documents),
      lexicon(database, index.served ? Vocabulary(database) : Vocabulary(index.shards),
              place_of(index)),
      found_by(index.local.empty() && !index.served ? FoundBy::Words : FoundBy::WordsAndLetters),
      columns(columns_of(index)),
      shards(shards_of(index, options)),
      matcher(make_matcher(index, lexicon.average_length())),
      shared(std::move(index.shared)),
      bigrams(std::move(index.bigrams)),
      facet_values(options.resources, documents, Analyzer(dictionary)),
      synonyms(std::move(known)),
      places(std::move(index.generations)),
      lost(std::move(index.lost)) {}

Result<void> SearchTools::go_on() const {
  if (!is_stop_wanted || !is_stop_wanted()) return {};
  return fail(kGivenUp);
}

Result<SearchTools> open_search_tools(const CommonOptions& options, Synonyms synonyms) {
  if (auto able = glass::check_xapian(); !able) return tl::unexpected(able.error());
  const auto files = dictionary_files(options);
  if (!files) return tl::unexpected(files.error());
  // Before MeCab takes the dictionaries at their word.
  auto index = open_index(options.index, analyzer_fingerprint(*files), options.remote);
  if (!index) return tl::unexpected(index.error());
  auto dictionary = Dictionary::open(files->system, files->users);
  if (!dictionary) return tl::unexpected(dictionary.error());
  const auto of_trade = options.resources.data / "synonyms.txt";
  if (std::error_code ignored; std::filesystem::exists(of_trade, ignored)) {
    const auto loaded = Synonyms::load(of_trade, Synonyms::Origin::Trade);
    if (!loaded) return tl::unexpected(loaded.error());
    synonyms.add_missing(*loaded);
  }
  return SearchTools(std::move(*dictionary), std::move(*index), options, std::move(synonyms));
}

}  // namespace musubi
