#include "searcher/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

#include "common/analysis/kana.h"
#include "common/index/glass/glass.h"
#include "common/index/stored_document.h"
#include "common/text/utf8.h"
#include "searcher/dictionary.h"
#include "searcher/local/local_matcher.h"
#include "searcher/local/sharded_matcher.h"
#include "searcher/passage/highlighter.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/similar.h"
#include "searcher/query/parser.h"
#include "searcher/ranking/page.h"
#include "searcher/remote/remote_matcher.h"
#include "searcher/shown_hit.h"

namespace musubi {

namespace {

// What narrows the search, with its label.
std::vector<std::pair<std::string, std::string>> shown(const SearchRequest& request,
                                                       const Filters& filters) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const Filter& filter : filters.all()) {
    for (const std::string& value : filter.values) result.emplace_back(filter.label(), value);
  }
  if (request.like) result.emplace_back("似た文書", printable(*request.like));
  return result;
}

// What the user wants to find, as typed.
void collect_wording(const QueryNode& node, std::vector<std::string>& texts) {
  if (node.kind == NodeKind::Not) return;
  if (!node.text.empty() && node.kind != NodeKind::DateRange) texts.push_back(node.text);
  for (const QueryNode& child : node.children) collect_wording(child, texts);
}

// In marks that the text does not have itself.
std::string in_marks(std::string_view text) {
  const bool has_marks = text.find("「") != text.npos || text.find("」") != text.npos;
  return fmt::format("{}{}{}", has_marks ? "“" : "「", text, has_marks ? "”" : "」");
}

void tell_correction(const Correction& correction, Answer& answer) {
  answer.suggestion = correction.query;
  answer.suggestion_was_searched = !correction.is_other_word;
  if (correction.is_other_word) return;
  answer.notes.push_back(fmt::format("{}に当たる文書がないため、{}で検索しました。",
                                     in_marks(answer.query), in_marks(correction.query)));
}

ClosenessJudge make_judge(const QueryNode& tree, const std::optional<BigramStatistics>& bigrams) {
  std::vector<std::string> texts;
  collect_wording(tree, texts);
  return {std::move(texts), bigrams ? &*bigrams : nullptr};
}

// Ours wherever it has columns to read.
std::unique_ptr<Matcher> make_matcher(LiveIndex& index, double average_length) {
  std::vector<LocalShard>& local = index.local;
  if (local.empty()) {
    const bool is_one_of_several_local = index.shards.size() > 1 && index.folders > 0;
    return std::make_unique<RemoteMatcher>(
        index.database, is_one_of_several_local ? AskFor::Everything : AskFor::Best);
  }
  if (local.size() > 1) return std::make_unique<ShardedMatcher>(std::move(local), average_length);
  return std::make_unique<LocalMatcher>(std::move(local.front()), average_length);
}

// Each of them is counted.
void tell_shared(const SharedDocuments& shared, Answer& answer) {
  if (shared.count == 0) return;
  answer.notes.push_back(
      fmt::format("検索した複数のデータベースに、同じ ID の文書が {} 件あります（例: "
                  "{}）。別々の文書として数えています。",
                  shared.count, shared.example));
}

void append(std::vector<std::string>& to, std::vector<std::string> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

tl::unexpected<Error> unsearchable(const Xapian::Error& problem) {
  return fail(fmt::format("the index cannot be searched: {}", problem.get_description()),
              "build the index anew with: indexer SOURCE…");
}

// That the words were not looked for as they were typed.
void tell_strictness(Strictness strictness, Answer& answer) {
  if (strictness == Strictness::ByLetters) {
    answer.notes.emplace_back("語として見つからないため、入力の文字の並びを含む文書を示します。");
  }
  if (strictness == Strictness::Relaxed && answer.total > 0) {
    answer.notes.emplace_back("すべての語を含む文書がないため、一部の語を含む文書を示します。");
  }
}

// A word of the index of which more is known than a letter or two.
bool tells_something(const WordGroup& word, const Lexicon& lexicon) {
  const std::size_t least = is_kana(word.term) ? 3 : 2;
  return char_count(word.term) >= least && lexicon.has(word.term);
}

// 火星人 where no document has 火星: 人 alone says nothing of what is meant.
bool is_all_unknown(const AnalyzedTree& tree, const Lexicon& lexicon) {
  const auto is_unknown = [&](const QueryNode& node) {
    if (node.kind != NodeKind::Words || tree.text_of(node).is_prose) return false;
    const auto& words = tree.text_of(node).words;
    return std::none_of(words.begin(), words.end(),
                        [&](const WordGroup& word) { return tells_something(word, lexicon); });
  };
  const QueryNode& root = tree.root();
  if (root.kind != NodeKind::And) return is_unknown(root);
  return std::all_of(root.children.begin(), root.children.end(), is_unknown);
}

bool says_nothing(const SearchRequest& request, const QueryNode& tree, const Filters& filters) {
  const bool is_all_wanted = request.everything || !filters.empty();
  const bool is_without_words = trim(request.query).empty();
  return tree.kind == NodeKind::Nothing && !request.like && !(is_without_words && is_all_wanted);
}

// "*" stands for every document, as elsewhere.
bool asks_for_everything(std::string_view query) {
  return trim(query) == "*" || trim(query) == "＊";
}

}  // namespace

Searcher::Searcher(Dictionary dictionary, LiveIndex index, CommonOptions options, Synonyms synonyms)
    : dictionary_(std::move(dictionary)),
      analyzer_(dictionary_),
      database_(index.database),
      lexicon_(database_, Vocabulary(index.shards)),
      found_by_(index.local.empty() ? FoundBy::Words : FoundBy::WordsAndLetters),
      matcher_(make_matcher(index, lexicon_.average_length())),
      shared_(std::move(index.shared)),
      bigrams_(std::move(index.bigrams)),
      facet_values_(std::move(options.resources), database_),
      synonyms_(std::move(synonyms)),
      places_(std::move(index.generations)),
      lost_(std::move(index.lost)) {
  if (!options.remote.is_partial_allowed) return;
  shards_ = ShardCount{index.shards.size() + lost_.size(), index.shards.size()};
}

Result<Searcher> Searcher::open(const CommonOptions& options, Synonyms synonyms) {
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
  return Searcher(std::move(*dictionary), std::move(*index), options, std::move(synonyms));
}

Result<Filters> Searcher::make_filters(const SearchRequest& request) {
  Filters filters;
  for (const Field& field : schema()) {
    const auto typed = request.facet_values.find(field.id);
    if (typed == request.facet_values.end() || typed->second.empty()) continue;
    auto filter = facet_filter(field, typed->second, facet_values_);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (!request.regions.empty()) {
    auto filter = region_filter(request.regions, facet_values_);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (request.facets == FacetCounting::On) {
    const auto areas = facet_values_.areas();
    if (!areas) return tl::unexpected(areas.error());
    filters.group_by(*areas);
  }
  if (request.years) filters.add(date_filter(FieldId::Year, *request.years, database_));
  if (request.dates) filters.add(date_filter(FieldId::Date, *request.dates, database_));
  return filters;
}

// "../minutes/a.txt#1" as "minutes/a.txt#1", where that is how the source was named.
std::string Searcher::indexed_id(const std::string& typed) {
  const std::size_t hash = std::min(typed.rfind('#'), typed.size());
  const std::string path = places_.indexed_path(typed.substr(0, hash));
  if (path.empty()) return {};
  return path + (hash == typed.size() ? "#1" : typed.substr(hash));
}

Result<Document> Searcher::document_with(const std::string& id) {
  const auto has = [this](const std::string& term) {
    return database_.postlist_begin(term) != database_.postlist_end(term);
  };
  std::string term = value_term(field(FieldId::Id), id);
  if (!has(term)) term = value_term(field(FieldId::Id), indexed_id(id));
  const auto found = database_.postlist_begin(term);
  if (found == database_.postlist_end(term)) {
    return fail(fmt::format("there is no document with the id {}", printable(id)),
                lost_.empty() ? "ids are in the answer of --format json"
                              : "it may be in one of the shards that do not answer");
  }
  return decode_document(database_.get_document(*found).get_data());
}

Result<QueryPlan> Searcher::make_plan(const SearchRequest& request, const AnalyzedTree& tree,
                                      Strictness strictness) {
  if (!request.like) {
    Planner planner(analyzer_, database_, lexicon_, facet_values_, synonyms_, found_by_);
    return planner.plan(tree, strictness);
  }
  const auto document = document_with(*request.like);
  if (!document) return tl::unexpected(document.error());
  QueryPlan similar = similar_to(*document, analyzer_, database_);
  if (similar.query.empty()) return fail("the document holds no word to find others by");
  return similar;
}

Result<Searcher::Found> Searcher::run(const SearchRequest& request, const AnalyzedTree& tree,
                                      const Filters& filters, Strictness strictness) {
  auto plan = make_plan(request, tree, strictness);
  if (!plan) return tl::unexpected(plan.error());
  if (auto wanted = go_on(); !wanted) return tl::unexpected(wanted.error());
  const PageRequest page = {request.limit, request.offset, request.sort};
  auto matches = matcher_->match({plan->query, filters, request.sort, best_count(page)}, lexicon_);
  if (!matches) return tl::unexpected(matches.error());
  if (auto wanted = go_on(); !wanted) return tl::unexpected(wanted.error());
  ClosenessJudge judge = make_judge(tree.root(), bigrams_);
  auto hits = page_of((*matches)->best(), page, database_, judge);
  if (!hits) return tl::unexpected(hits.error());
  return Found{std::move(*plan), std::move(*hits), std::move(*matches), strictness, std::nullopt};
}

// As it was likely meant; nothing where that is not known or finds nothing.
Result<std::optional<Searcher::Found>> Searcher::find_corrected(const SearchRequest& request,
                                                                const Filters& filters) {
  const auto corrected = corrected_query(request.query, analyzer_, lexicon_);
  if (!corrected) return std::nullopt;
  const auto meant = parse_query(corrected->query);
  if (!meant) return tl::unexpected(meant.error());
  auto found = run(request, {*meant, analyzer_}, filters, Strictness::AsTyped);
  if (!found) return tl::unexpected(found.error());
  if (found->matches->total() == 0) return std::nullopt;
  found->correction = *corrected;
  return std::move(*found);
}

// Where no document has the values of its fields: those anywhere, as words.
Result<std::optional<Searcher::Found>> Searcher::find_without_fields(const SearchRequest& request,
                                                                     const QueryNode& tree,
                                                                     const Filters& filters) {
  if (!names_field(tree)) return std::nullopt;
  auto found = run(request, {without_fields(tree), analyzer_}, filters, Strictness::AsTyped);
  if (!found || found->matches->total() == 0) return std::nullopt;
  found->plan.notes.emplace_back(
      "項目の指定に当たる文書がないため、項目を限らず、その値を語として検索しました。");
  return std::move(*found);
}

// Wordings that stand in a text although its words are others.
Result<std::optional<Searcher::Found>> Searcher::find_by_letters(const SearchRequest& request,
                                                                 const AnalyzedTree& tree,
                                                                 const Filters& filters) {
  if (found_by_ == FoundBy::Words) return std::nullopt;
  auto found = run(request, tree, filters, Strictness::ByLetters);
  if (!found) return tl::unexpected(found.error());
  if (found->matches->total() == 0) return std::nullopt;
  return std::move(*found);
}

// As typed, else letter for letter, else without its fields, else as it was likely meant, else by
// some of its words.  Another word that is likely meant is offered only.
Result<Searcher::Found> Searcher::find(const SearchRequest& request, const QueryNode& tree,
                                       const Filters& filters) {
  const AnalyzedTree typed(tree, analyzer_);
  auto found = run(request, typed, filters, Strictness::AsTyped);
  if (!found || found->matches->total() > 0 || request.like) return found;
  auto by_letters = find_by_letters(request, typed, filters);
  if (!by_letters) return tl::unexpected(by_letters.error());
  if (*by_letters) return std::move(**by_letters);
  auto anywhere = find_without_fields(request, tree, filters);
  if (!anywhere) return tl::unexpected(anywhere.error());
  if (*anywhere) return std::move(**anywhere);
  auto corrected = find_corrected(request, filters);
  if (!corrected) return tl::unexpected(corrected.error());
  if (*corrected && !(*corrected)->correction->is_other_word) return std::move(**corrected);
  if (is_all_unknown(typed, lexicon_)) {
    if (*corrected) found->correction = std::move((*corrected)->correction);
    return found;
  }
  auto relaxed = run(request, typed, filters, Strictness::Relaxed);
  if (relaxed && *corrected) relaxed->correction = std::move((*corrected)->correction);
  return relaxed;
}

// The hits of the page as the request wants to see them.
Result<std::vector<Hit>> Searcher::show(const Found& found, const SearchRequest& request) {
  Highlighter highlighter(analyzer_, found.plan.terms, found.plan.wordings);
  std::vector<Hit> hits;
  int rank = static_cast<int>(request.offset);
  for (const RankedHit& ranked : found.hits) {
    if (auto wanted = go_on(); !wanted) return tl::unexpected(wanted.error());
    auto document = ranked.stored
                        ? ranked.stored->document()
                        : decode_document(database_.get_document(ranked.docid).get_data());
    if (!document) return tl::unexpected(document.error());
    Hit hit;
    std::string body = request.with_body ? document->body : std::string();
    const std::uint64_t content = content_of(*document);
    if (request.detail == Detail::IdsOnly) {
      hit.id = std::move(document->id);
    } else if (request.detail == Detail::Fields) {
      hit = fields_of(std::move(*document));
    } else {
      hit = shown_hit(std::move(*document), highlighter);
    }
    hit.content = content;
    if (request.with_body) hit.body = std::move(body);
    if (request.detail == Detail::Explained) hit.explanation = explain(ranked, hit);
    hit.rank = ++rank;
    hit.score = ranked.score;
    hit.file = places_.file_of(hit.path);
    hits.push_back(std::move(hit));
  }
  return hits;
}

// That the answer is one of the other shards only.
void Searcher::tell_lost(Answer& answer) const {
  answer.shards = shards_;
  if (lost_.empty()) return;
  answer.notes.push_back(fmt::format(
      "索引の一部を受け持つサーバー（{}）が応答しないため、残りの部分だけを検索しました。",
      printable(fmt::format("{}", fmt::join(lost_, "、")))));
}

tl::unexpected<Error> Searcher::lost_connection(const Xapian::NetworkError& problem) {
  has_lost_connection_ = true;
  return fail(fmt::format("the server of a shard does not answer any more: {}",
                          printable(problem.get_description())),
              "start its server again, or search the other shards with --partial");
}

Result<Hit> Searcher::document(const std::string& id, const std::string& query) try {
  lexicon_.forget();
  auto document = document_with(id);
  if (!document) return tl::unexpected(document.error());
  QueryPlan plan;
  if (!trim(query).empty() && !asks_for_everything(query)) {
    const auto tree = parse_query(query);
    if (!tree) return tl::unexpected(tree.error());
    auto made = make_plan({}, {*tree, analyzer_}, Strictness::AsTyped);
    if (made) plan = std::move(*made);
  }
  Highlighter highlighter(analyzer_, plan.terms, plan.wordings);
  Hit hit = whole_hit(std::move(*document), highlighter);
  hit.file = places_.file_of(hit.path);
  return hit;
} catch (const Xapian::NetworkError& problem) {
  return lost_connection(problem);
} catch (const Xapian::Error& problem) {
  return unsearchable(problem);
}

Result<Answer> Searcher::answer_of(const Found& found, const SearchRequest& request,
                                   const Filters& filters) {
  auto hits = show(found, request);
  if (!hits) return tl::unexpected(hits.error());
  Answer answer;
  answer.query = scrub_utf8(request.query);
  answer.offset = request.offset;
  answer.limit = request.limit;
  answer.filters = shown(request, filters);
  answer.total = found.matches->total();
  answer.hits = std::move(*hits);
  if (found.correction) tell_correction(*found.correction, answer);
  tell_shared(shared_, answer);
  tell_lost(answer);
  append(answer.notes, found.plan.notes);
  tell_strictness(found.strictness, answer);
  if (request.facets == FacetCounting::On) {
    auto facets = found.matches->count_facets();
    if (!facets) return tl::unexpected(facets.error());
    answer.facets = std::move(*facets);
  }
  return answer;
}

Result<void> Searcher::go_on() const {
  if (stop_wanted_ == nullptr || !*stop_wanted_) return {};
  return fail("the search was given up");
}

Result<Answer> Searcher::search(const SearchRequest& request) {
  const bool is_of_everything = asks_for_everything(request.query);
  const bool is_without_words = is_of_everything || trim(request.query).empty();
  if (!is_without_words || request.like) return answer(request);
  SearchRequest all = request;
  all.query.clear();
  all.everything = request.everything || is_of_everything;
  // Without a word nothing is more relevant than another: what is new comes first.
  if (all.sort == SortOrder::Relevance) all.sort = SortOrder::NewestFirst;
  return answer(all);
}

Result<Answer> Searcher::answer(const SearchRequest& request) try {
  const auto start = std::chrono::steady_clock::now();
  lexicon_.forget();
  const auto tree = parse_query(request.query);
  if (!tree) return tl::unexpected(tree.error());
  const auto filters = make_filters(request);
  if (!filters) return tl::unexpected(filters.error());
  if (says_nothing(request, *tree, *filters)) {
    return fail("the query holds nothing to search for",
                "give words, or a filter such as --country");
  }
  const auto found = find(request, *tree, *filters);
  if (!found) return tl::unexpected(found.error());
  auto answer = answer_of(*found, request, *filters);
  if (!answer) return answer;
  const bool is_relaxed = found->strictness == Strictness::Relaxed;
  auto reasons = is_relaxed && answer->total > 0 ? missing_words(*tree)
                 : answer->total == 0            ? blame(request, *tree, *filters)
                                                 : std::vector<std::string>();
  if (!reasons) return tl::unexpected(reasons.error());
  append(answer->notes, std::move(*reasons));
  append(answer->notes, slips(request));
  answer->took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
} catch (const Xapian::UnimplementedError&) {
  return fail("a phrase cannot be looked up on a remote shard, which does not read the texts",
              "ask for its words without the quotes");
} catch (const Xapian::NetworkError& problem) {
  return lost_connection(problem);
} catch (const Xapian::Error& problem) {
  return unsearchable(problem);
}

}  // namespace musubi
