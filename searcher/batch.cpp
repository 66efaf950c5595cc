#include "searcher/batch.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "common/text/locale_text.h"
#include "common/text/utf8.h"
#include "searcher/batch_lines.h"
#include "searcher/plan/planner.h"
#include "searcher/present/json.h"
#include "searcher/query/parser.h"
#include "searcher/typed_query.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxQueryBytes = ParseOptions{}.max_bytes;

Result<Answer> answer_line(Searcher& searcher, SearchRequest& request, bool is_prefix) {
  if (request.query.size() > kMaxQueryBytes) {
    return fail(fmt::format("the query is longer than {} bytes", kMaxQueryBytes),
                "give one query a line");
  }
  auto query = utf8_text(request.query);
  if (!query) return fail("the query " + query.error().message, query.error().hint);
  request.query = std::move(*query);
  auto answer = is_prefix ? search_so_far(searcher, request) : searcher.search(request);
  if (answer || answer.error().message != kNoWordInQuery) return answer;
  Answer none;
  none.query = request.query;
  none.offset = request.offset;
  none.notes.emplace_back("助詞などばかりで、検索できる語がありません。");
  return none;
}

// The object with the id of its request in front.
std::string with_id(const std::string& object, const std::string& id) {
  return id.empty() ? object : fmt::format("{{\"id\":{},{}", id, object.substr(1));
}

// Those facets alone.
void keep_facets(const std::vector<std::string>& names, Answer& answer) {
  if (names.empty()) return;
  std::erase_if(answer.facets, [&names](const FacetResult& facet) {
    return std::find(names.begin(), names.end(), facet.name) == names.end();
  });
}

Result<Answer> answer_request(Searcher& searcher, BatchRequest& request) {
  auto answer = answer_line(searcher, request.request, request.is_prefix);
  if (answer) keep_facets(request.facets, *answer);
  return answer;
}

// A client knows its line by the id, or by how it begins.
std::string echoed(const std::string& line) {
  constexpr std::size_t kMostBytes = 200;
  if (line.size() <= kMaxQueryBytes) return line;
  return std::string(truncate_utf8(line, kMostBytes)) + "…";
}

constexpr std::string_view kCancelled = "{\"cancelled\":true}\n";

}  // namespace

BatchOutcome answer_batch(LiveSearcher& searcher, const SearchRequest& usual,
                          const BatchStreams& streams) {
  BatchOutcome outcome;
  BatchLines lines(streams.queries, usual);
  while (outcome.all_written) {
    auto line = lines.next();
    if (!line) break;
    ++outcome.queries;
    const std::string& id = line->id;
    BatchRequest request{.request = usual};
    request.request.query = line->text;
    Result<Answer> answer = fail(kGivenUp);
    if (line->typed && !*line->typed) {
      answer = tl::unexpected(line->typed->error());
    } else if (!line->is_cancelled) {
      if (line->typed) request = std::move(**line->typed);
      const auto question = [&](Searcher& current) {
        current.stop_when([&] { return lines.is_cancelled(id); });
        return answer_request(current, request);
      };
      answer = searcher.ask(question, streams.warn);
    }
    const bool is_cancelled = !answer && answer.error().message == kGivenUp;
    if (!answer && !is_cancelled) ++outcome.failed;
    if (answer && answer->total > 0) ++outcome.found;
    const std::string text =
        answer         ? present_json(*answer)
        : is_cancelled ? std::string(kCancelled)
                       : present_json_error(echoed(request.request.query), answer.error());
    outcome.all_written = streams.write(with_id(text, id));
  }
  return outcome;
}

}  // namespace musubi
