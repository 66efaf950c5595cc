#include "searcher/batch.h"

#include <fmt/format.h>

#include <string>

#include "searcher/present/json.h"
#include "searcher/query/parser.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = ParseOptions{}.max_bytes;

// Of a line that is longer than any query may be, just enough is kept to tell.
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

Result<Answer> answer_line(Searcher& searcher, const SearchRequest& request) {
  if (request.query.size() <= kMaxBytes) return searcher.search(request);
  return fail(fmt::format("the query is longer than {} bytes", kMaxBytes), "give one query a line");
}

}  // namespace

BatchOutcome answer_batch(Searcher& searcher, SearchRequest request, std::istream& queries,
                          const std::function<bool(std::string_view)>& write) {
  BatchOutcome outcome;
  while (outcome.all_written && read_line(queries, request.query)) {
    const auto answer = answer_line(searcher, request);
    ++outcome.queries;
    if (!answer) {
      ++outcome.failed;
    } else if (answer->total > 0) {
      ++outcome.found;
    }
    outcome.all_written =
        write(answer ? present_json(*answer) : present_json_error(request.query, answer.error()));
  }
  return outcome;
}

}  // namespace musubi
