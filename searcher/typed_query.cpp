#include "searcher/typed_query.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"
#include "searcher/plan/kana_beginnings.h"

namespace musubi {

namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// かんこ is かん and こ as well as the beginning of かんこう, and kou 公 as well as that of kouryu:
// what it finds as it stands says little.
bool may_go_on(std::string_view query) {
  const std::size_t blank = query.find_last_of(" \t");
  std::string_view last = query.substr(blank == query.npos ? 0 : blank + 1);
  if (const std::size_t wide = last.rfind("　"); wide != last.npos) last = last.substr(wide + 3);
  const bool is_abbreviation = std::all_of(last.begin(), last.end(), is_capital);  // ODA
  return !is_abbreviation && !kana_beginnings(normalize(last)).empty();
}

}  // namespace

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
  const bool is_short = letters < 2 && !is_kana(last);
  if (letters == 0 || is_short || !is_word || is_operator) return std::string(query);
  return fmt::format("{}({} OR {}*)", query.substr(0, begin), last, last);
}

Result<Answer> search_so_far(Searcher& searcher, const SearchRequest& request) {
  auto answer = searcher.search(request);
  SearchRequest begun = request;
  begun.query = as_typed_so_far(request.query);
  const bool is_sound = answer && answer->total > 0 && answer->is_as_typed;
  if ((is_sound && !may_go_on(request.query)) || begun.query == request.query) return answer;
  auto other = searcher.search(begun);
  const bool tells_more =
      other && other->is_as_typed && other->total > (is_sound ? answer->total : 0);
  if (!tells_more) return answer;
  other->query = request.query;
  return other;
}

}  // namespace musubi
