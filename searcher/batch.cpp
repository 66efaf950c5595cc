#include "searcher/batch.h"

#include <fmt/format.h>

#include <string>

#include "common/text/locale_text.h"
#include "searcher/batch_request.h"
#include "searcher/plan/planner.h"
#include "searcher/present/json.h"
#include "searcher/query/parser.h"
#include "searcher/typed_query.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = ParseOptions{}.max_bytes;

// Of a line that is longer than a query may be, no more is kept than shows that.
bool read_line(std::istream& from, std::string& line) {
  line.clear();
  auto* const buffer = from.rdbuf();
  using Traits = std::istream::traits_type;
  bool has_line = false;
  for (auto c = buffer->sbumpc(); c != Traits::eof(); c = buffer->sbumpc()) {
    has_line = true;
    if (c == '\n') break;
    if (line.size() <= kMaxBytes) line += Traits::to_char_type(c);
  }
  if (line.ends_with('\r')) line.pop_back();
  return has_line;
}

Result<Answer> answer_line(Searcher& searcher, SearchRequest& request, bool is_prefix) {
  if (request.query.size() > kMaxBytes) {
    return fail(fmt::format("the query is longer than {} bytes", kMaxBytes),
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
  none.notes.emplace_back("助詞などだけで、検索できる語がありません。");
  return none;
}

// The object with the id of its request in front.
std::string with_id(const std::string& object, const std::string& id) {
  return id.empty() ? object : fmt::format("{{\"id\":{},{}", id, object.substr(1));
}

}  // namespace

BatchOutcome answer_batch(LiveSearcher& searcher, const SearchRequest& usual,
                          const BatchStreams& streams) {
  BatchOutcome outcome;
  std::string line;
  while (outcome.all_written && read_line(streams.queries, line)) {
    SearchRequest request = usual;
    request.query = line;
    std::string id;
    const auto typed = parse_batch_request(line, usual);
    Result<Answer> answer = Answer{};
    if (typed && !*typed) {
      answer = tl::unexpected(typed->error());
    } else {
      if (typed) request = (*typed)->request;
      if (typed) id = (*typed)->id;
      const bool is_prefix = typed && (*typed)->is_prefix;
      answer =
          searcher.ask([&](Searcher& current) { return answer_line(current, request, is_prefix); },
                       streams.warn);
    }
    ++outcome.queries;
    if (!answer) {
      ++outcome.failed;
    } else if (answer->total > 0) {
      ++outcome.found;
    }
    const std::string text =
        answer ? present_json(*answer) : present_json_error(request.query, answer.error());
    outcome.all_written = streams.write(with_id(text, id));
  }
  return outcome;
}

}  // namespace musubi
