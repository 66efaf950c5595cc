#include "searcher/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

#include "common/index/content_key.h"
#include "common/text/utf8.h"
#include "searcher/answer_notes.h"
#include "searcher/blame.h"
#include "searcher/document_by_id.h"
#include "searcher/passage/highlighter.h"
#include "searcher/plan/value_sounds.h"
#include "searcher/query/parser.h"
#include "searcher/ranking/page.h"
#include "searcher/request_filters.h"
#include "searcher/shown_copy.h"
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

void append(std::vector<std::string>& to, std::vector<std::string> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

tl::unexpected<Error> unsearchable(const Xapian::Error& problem) {
  return fail(fmt::format("the index cannot be searched: {}", problem.get_description()),
              "build the index anew with: indexer SOURCE…");
}

bool says_nothing(const SearchRequest& request, const QueryNode& tree, const Filters& filters) {
  const bool is_all_wanted = request.everything || !filters.empty();
  const bool is_without_words = trim(request.query).empty();
  return tree.kind == NodeKind::Nothing && !request.like && !(is_without_words && is_all_wanted);
}

// Of the next hits that are shown.
void fetch_texts(const std::vector<RankedHit>& hits, std::size_t first,
                 const StoredDocuments& documents) {
  std::vector<Xapian::docid> wanted;
  for (std::size_t i = first; i < std::min(hits.size(), first + kFetchedAtOnce); ++i) {
    if (!hits[i].stored) wanted.push_back(hits[i].docid);
  }
  documents.fetch(wanted);
}

// Nothing where copies are not left out, or contents are not known.
std::optional<ContentCounts> counts_of_contents(const Found& found, const SearchRequest& request) {
  if (!request.is_each_content_once) return std::nullopt;
  std::vector<std::uint64_t> contents;
  contents.reserve(found.matches->total());
  const bool are_known = found.matches->for_each_content(
      [&](Xapian::docid, std::uint64_t content) { contents.push_back(content); });
  return are_known ? std::optional<ContentCounts>(contents) : std::nullopt;
}

// "*" stands for every document, as elsewhere.
bool asks_for_everything(std::string_view query) {
  return trim(query) == "*" || trim(query) == "＊";
}

}  // namespace

Result<Searcher> Searcher::open(const CommonOptions& options, Synonyms synonyms) {
  auto tools = open_search_tools(options, std::move(synonyms));
  if (!tools) return tl::unexpected(tools.error());
  return Searcher(std::move(*tools));
}

// The hits of the page as the request wants to see them.
Result<std::vector<Hit>> Searcher::show(const Found& found, const SearchRequest& request) {
  Highlighter highlighter(tools_.analyzer, found.plan.terms, found.plan.wordings);
  std::vector<Hit> hits;
  int rank = static_cast<int>(request.offset);
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    if (i % kFetchedAtOnce == 0) fetch_texts(found.hits, i, tools_.documents);
    const RankedHit& ranked = found.hits[i];
    if (auto wanted = tools_.go_on(); !wanted) return tl::unexpected(wanted.error());
    auto document = ranked.stored ? ranked.stored->document() : tools_.documents.read(ranked.docid);
    if (!document) return tl::unexpected(document.error());
    Hit hit;
    std::string body = request.with_body ? document->body : std::string();
    const std::uint64_t content = content_key(*document);
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
    hit.file = tools_.places.file_of(hit.path);
    tell_times(ranked.docid, hit);
    tell_row(ranked.docid, hit);
    hit.tells_change = request.since || request.sort == SortOrder::LatestChange;
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::optional<std::uint64_t> Searcher::latest_change() const {
  if (tools_.columns.empty()) return std::nullopt;
  std::uint64_t latest = 0;
  for (const RankingColumns& columns : tools_.columns) {
    const auto changed = columns.changed();
    latest = std::max(latest, *std::max_element(changed.begin(), changed.end()));
  }
  return latest;
}

void Searcher::tell_readings(std::vector<FacetResult>& facets) {
  for (FacetResult& facet : facets) {
    if (facet.name == field(FieldId::Year).name) continue;
    for (FacetCount& entry : facet.counts) {
      entry.reading = reading_of_value(entry.value, tools_.analyzer);
    }
  }
}

// As Xapian numbers the documents of several shards.
void Searcher::tell_times(Xapian::docid document, Hit& hit) const {
  if (tools_.columns.empty()) return;
  const RankingColumns& columns = tools_.columns[(document - 1) % tools_.columns.size()];
  const std::size_t row = (document - 1) / tools_.columns.size() + 1;
  if (row >= columns.changed().size()) return;
  hit.came = columns.came()[row];
  hit.changed = columns.changed()[row];
}

// Where neither its id nor the place of the snippet tells it.
void Searcher::tell_row(Xapian::docid document, Hit& hit) {
  if (tools_.columns.empty() || hit.id.starts_with(hit.path) || !hit.place.empty()) return;
  const RowInFile place = tools_.places.row_of(document, path_of(tools_));
  if (place.rows > 1) hit.row = place.row;
}

tl::unexpected<Error> Searcher::lost_connection(const Xapian::NetworkError& problem) {
  has_lost_connection_ = true;
  return fail(fmt::format("the server of a shard does not answer any more: {}",
                          printable(problem.get_description())),
              "start its server again, or search the other shards with --partial");
}

Result<Hit> Searcher::document(const std::string& id, const std::string& query) try {
  tools_.lexicon.forget();
  const auto number = number_of(id, tools_);
  if (!number) return tl::unexpected(number.error());
  auto document = tools_.documents.read(*number);
  if (!document) return tl::unexpected(document.error());
  QueryPlan plan;
  if (!trim(query).empty() && !asks_for_everything(query)) {
    const auto tree = parse_query(query);
    if (!tree) return tl::unexpected(tree.error());
    auto made = make_plan({*tree, tools_.analyzer}, Strictness::AsTyped, tools_);
    if (made) plan = std::move(*made);
  }
  Highlighter highlighter(tools_.analyzer, plan.terms, plan.wordings);
  Hit hit = whole_hit(std::move(*document), highlighter);
  hit.file = tools_.places.file_of(hit.path);
  tell_times(*number, hit);
  const RowInFile place = tools_.places.row_of(*number, path_of(tools_));
  if (place.rows > 1) {
    hit.row = place.row;
    hit.rows = place.rows;
  }
  return hit;
} catch (const Xapian::NetworkError& problem) {
  return lost_connection(problem);
} catch (const Xapian::Error& problem) {
  return unsearchable(problem);
}

Result<Answer> Searcher::answer_of(Found& found, const SearchRequest& request,
                                   const Filters& filters) {
  const auto counts = counts_of_contents(found, request);
  // In the order of changes the first is the one that changed last.
  if (counts && request.sort != SortOrder::LatestChange) {
    auto chosen = choose_copies(*found.matches, *counts, tools_, found.hits);
    if (!chosen) return tl::unexpected(chosen.error());
  }
  auto hits = show(found, request);
  if (!hits) return tl::unexpected(hits.error());
  Answer answer;
  answer.query = scrub_utf8(request.query);
  answer.offset = request.offset;
  answer.limit = request.limit;
  answer.filters = shown(request, filters);
  answer.total = found.matches->total();
  answer.hits = std::move(*hits);
  if (counts) tell_copies(*counts, answer);
  if (found.correction) tell_correction(*found.correction, answer);
  answer.is_as_typed = found.strictness == Strictness::AsTyped && !answer.suggestion_was_searched;
  tell_shared(tools_.shared, answer);
  tell_lost(tools_, answer);
  append(answer.notes, found.plan.notes);
  if (std::string note = found.matches->why_more(); !note.empty()) {
    answer.is_total_least = true;
    answer.notes.push_back(std::move(note));
  }
  tell_strictness(found.strictness, answer);
  if (!request.facets.empty()) {
    auto facets = found.matches->count_facets();
    if (!facets) return tl::unexpected(facets.error());
    answer.facets = std::move(*facets);
  }
  return answer;
}

Result<Answer> Searcher::search(const SearchRequest& request) {
  const bool is_of_everything = asks_for_everything(request.query);
  const bool is_without_words = is_of_everything || trim(request.query).empty();
  if (!is_without_words || request.like) return answer(request);
  SearchRequest all = request;
  all.query.clear();
  all.everything = request.everything || is_of_everything;
  // Without a word nothing is more relevant than another: what is new comes first.
  if (all.sort == SortOrder::Relevance) {
    all.sort = request.since ? SortOrder::LatestChange : SortOrder::NewestFirst;
  }
  return answer(all);
}

// Why it is not what was asked for.
Result<void> Searcher::tell_reasons(const QueryNode& tree, const Filters& filters, Counted counted,
                                    Strictness strictness, Answer& answer) {
  if (strictness == Strictness::Relaxed && answer.total > 0) {
    auto missing = missing_words(tree, tools_);
    if (!missing) return tl::unexpected(missing.error());
    append(answer.notes, std::move(*missing));
  }
  if (answer.total > 0) return {};
  auto reasons = blame(tree, filters, counted, tools_);
  if (!reasons) return tl::unexpected(reasons.error());
  append(answer.notes, std::move(reasons->notes));
  answer.words_at_fault = reasons->words;
  return {};
}

Result<Answer> Searcher::answer(const SearchRequest& request) try {
  const auto start = std::chrono::steady_clock::now();
  tools_.lexicon.forget();
  const auto tree = parse_query(request.query);
  if (!tree) return tl::unexpected(tree.error());
  const auto filters = make_filters(request, tools_);
  if (!filters) return tl::unexpected(filters.error());
  if (says_nothing(request, *tree, *filters)) {
    return fail("the query holds nothing to search for",
                "give words, or a filter such as --country");
  }
  auto found = HitFinder(tools_, request, *filters).find(*tree);
  if (!found) return tl::unexpected(found.error());
  auto answer = answer_of(*found, request, *filters);
  if (!answer) return answer;
  const Counted counted = request.is_each_content_once ? Counted::Contents : Counted::Documents;
  const auto told = request.like
                        ? Result<void>()
                        : tell_reasons(*tree, *filters, counted, found->strictness, *answer);
  if (!told) return tl::unexpected(told.error());
  auto left_out = partners_left_out(request, tools_);
  if (!left_out) return tl::unexpected(left_out.error());
  append(answer->notes, std::move(*left_out));
  append(answer->notes, slips(*tree, request, tools_));
  answer->took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
} catch (const Xapian::NetworkError& problem) {
  return lost_connection(problem);
} catch (const Xapian::Error& problem) {
  return unsearchable(problem);
}

}  // namespace musubi
