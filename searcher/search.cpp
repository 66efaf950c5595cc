#include "searcher/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "common/index/layout.h"
#include "common/index/open_index.h"
#include "common/index/stored_document.h"
#include "common/text/utf8.h"
#include "searcher/date_order.h"
#include "searcher/facets.h"
#include "searcher/filters.h"
#include "searcher/highlighter.h"
#include "searcher/query/parser.h"
#include "searcher/ranking/finder.h"

namespace musubi {

namespace {

std::vector<int> years_of(const Document& document) {
  std::vector<int> years;
  for (const Date& date : document.signed_on) years.push_back(date.year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

Hit to_hit(Document document, Highlighter& highlighter) {
  Snippet snippet = make_snippet(document.body, highlighter.find(document.body));
  Hit hit;
  hit.id = std::move(document.id);
  hit.title_highlights = char_spans(document.title, highlighter.find(document.title));
  hit.title = std::move(document.title);
  hit.year = years_of(document);
  if (!document.signed_on.empty()) hit.date = to_string(document.signed_on.front());
  hit.prefecture = std::move(document.prefecture);
  hit.country = std::move(document.country);
  hit.domain = std::move(document.domain);
  hit.organization = std::move(document.organization);
  hit.partner = std::move(document.partner);
  hit.url = std::move(document.url);
  hit.path = std::move(document.path);
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  return hit;
}

Result<Filters> make_filters(const SearchRequest& request, const Xapian::Database& database,
                             FacetValues& facet_values) {
  Filters filters;
  for (const Field& field : schema()) {
    const auto typed = request.facet_values.find(field.id);
    if (typed == request.facet_values.end() || typed->second.empty()) continue;
    auto filter = facet_filter(field, typed->second, facet_values);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (request.years) filters.add(year_filter(*request.years, database));
  return filters;
}

std::vector<std::pair<std::string, std::string>> shown(const Filters& filters) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const Filter& filter : filters.all()) {
    for (const std::string& value : filter.values) result.emplace_back(filter.field->label, value);
  }
  return result;
}

// One way to understand a query.
struct Attempt {
  Xapian::Query query;
  bool is_partial = false;  // hits may lack words
};

// The strictest first; the first that finds anything counts.
std::vector<Attempt> attempts(const QueryPlan& plan) {
  if (plan.is_sentence) return {{plan.some, false}, {plan.loose, true}};
  return {{plan.all, false}, {plan.some, true}};
}

// What the user wants to find, as typed.
void collect_wording(const QueryNode& node, std::vector<std::string>& texts) {
  if (node.kind == QueryKind::Not) return;
  if (!node.text.empty()) texts.push_back(node.text);
  for (const QueryNode& child : node.children) collect_wording(child, texts);
}

ClosenessJudge make_judge(const QueryNode& tree, const std::optional<BigramStatistics>& bigrams) {
  std::vector<std::string> texts;
  collect_wording(tree, texts);
  return {texts, bigrams ? &*bigrams : nullptr};
}

}  // namespace

Searcher::Searcher(Dictionary dictionary, Xapian::Database database,
                   std::optional<BigramStatistics> bigrams, Resources resources)
    : dictionary_(std::move(dictionary)),
      analyzer_(dictionary_),
      database_(std::move(database)),
      bigrams_(std::move(bigrams)),
      facet_values_(std::move(resources)) {}

Result<Searcher> Searcher::open(const CommonOptions& options) {
  auto dictionary =
      Dictionary::open(options.resources.dictionary, options.resources.user_dictionaries);
  if (!dictionary) return tl::unexpected(dictionary.error());
  auto database = open_index(options.index, analyzer_fingerprint(*dictionary));
  if (!database) return tl::unexpected(database.error());
  // Remote shards have none.
  std::optional<BigramStatistics> bigrams;
  const IndexLayout layout(options.index);
  if (const auto live = layout.live_generation()) {
    auto opened = BigramStatistics::open(bigram_statistics_path(layout.generations() / *live));
    if (!opened) return tl::unexpected(opened.error());
    bigrams = std::move(*opened);
  }
  return Searcher(std::move(*dictionary), std::move(*database), std::move(bigrams),
                  options.resources);
}

Result<Answer> Searcher::search(const SearchRequest& request) try {
  const auto start = std::chrono::steady_clock::now();
  const auto tree = parse_query(request.query);
  if (!tree) return tl::unexpected(tree.error());
  const auto filters = make_filters(request, database_, facet_values_);
  if (!filters) return tl::unexpected(filters.error());
  if (tree->kind == QueryKind::Nothing && (filters->empty() || !trim(request.query).empty())) {
    return fail("the query holds nothing to search for",
                "give words, or a filter such as --country");
  }
  Planner planner(analyzer_, database_, facet_values_);
  const auto plan = planner.plan(*tree);
  if (!plan) return tl::unexpected(plan.error());

  Answer answer;
  answer.query = scrub_utf8(request.query);
  answer.offset = request.offset;
  answer.filters = shown(*filters);
  ClosenessJudge judge = make_judge(*tree, bigrams_);
  Finder finder(database_, {request.limit, request.offset, request.sort}, judge);
  Result<Page> page;
  Attempt attempt;
  for (Attempt& next : attempts(*plan)) {
    attempt = std::move(next);
    page = finder.find(filters->narrow(attempt.query));
    if (!page || page->total > 0) break;
  }
  if (!page) return tl::unexpected(page.error());
  answer.total = page->total;
  if (attempt.is_partial && page->total > 0) {
    answer.notes.emplace_back("すべての語を含む文書がないため、一部の語を含む文書を示します。");
  }
  Highlighter highlighter(analyzer_, plan->terms);
  int rank = static_cast<int>(request.offset);
  for (const RankedHit& ranked : page->hits) {
    auto document = decode_document(database_.get_document(ranked.docid).get_data());
    if (!document) return tl::unexpected(document.error());
    Hit hit;
    if (request.detail == Detail::Full) {
      hit = to_hit(std::move(*document), highlighter);
    } else {
      hit.id = std::move(document->id);
    }
    hit.rank = ++rank;
    hit.score = ranked.score;
    answer.hits.push_back(std::move(hit));
  }
  if (request.facets == FacetCounting::On) {
    answer.facets = count_facets(database_, attempt.query, *filters);
  }
  answer.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("the index cannot be searched: {}", problem.get_description()),
              "build the index anew with: indexer SOURCE…");
}

}  // namespace musubi
