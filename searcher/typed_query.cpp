#include "searcher/typed_query.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace musubi {

std::string as_typed_so_far(std::string_view query) {
  if (query.find_first_of("\"()*|:") != query.npos) return std::string(query);
  for (const std::string_view sign : {"「", "」", "『", "（", "）", "：", "＊", "｜", "”", "“"}) {
    if (query.find(sign) != query.npos) return std::string(query);
  }
  std::size_t begin = 0;
  std::size_t letters = 0;
  bool is_word = true;
  for (std::size_t at = 0; at < query.size();) {
    const char32_t c = next_code_point(query, at);
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      begin = at;
      letters = 0;
      is_word = true;
      continue;
    }
    ++letters;
    is_word = is_word && u_isalnum(static_cast<UChar32>(c)) != 0;
  }
  const std::string_view last = query.substr(begin);
  const bool is_operator = last == "OR" || last == "AND" || last == "NOT";
  if (letters < 2 || !is_word || is_operator) return std::string(query);
  return fmt::format("{}({} OR {}*)", query.substr(0, begin), last, last);
}

Result<Answer> search_so_far(Searcher& searcher, const SearchRequest& request) {
  auto answer = searcher.search(request);
  SearchRequest begun = request;
  begun.query = as_typed_so_far(request.query);
  const bool is_as_typed = answer && answer->total > 0 && answer->notes.empty();
  if (is_as_typed || begun.query == request.query) return answer;
  auto other = searcher.search(begun);
  if (!other || other->total == 0 || !other->notes.empty()) return answer;
  other->query = request.query;
  return other;
}

}  // namespace musubi
