#include "indexer/tagging/signing_date.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kOpeningBytes = 6000;
constexpr std::size_t kLabelBytes = 36;  // a label stands at most a dozen characters before
constexpr std::size_t kVerbBytes = 120;  // a verb ends the clause

constexpr std::array<std::string_view, 9> kLabels = {"提携年月日", "締結年月日", "調印年月日",
                                                     "署名年月日", "提携日",     "締結日",
                                                     "調印日",     "署名日",     "締結年"};
constexpr std::array<std::string_view, 7> kVerbs = {"締結",   "調印", "提携",      "署名",
                                                    "結んだ", "結び", "取り交わし"};

template <std::size_t N>
bool contains_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != text.npos; });
}

std::string_view line_before(std::string_view text, std::size_t at) {
  std::size_t begin = at > kLabelBytes ? at - kLabelBytes : 0;
  if (const auto newline = text.substr(begin, at - begin).rfind('\n'); newline != text.npos) {
    begin += newline + 1;
  }
  return text.substr(begin, at - begin);
}

std::string_view clause_after(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kVerbBytes);
  return rest.substr(0, std::min(rest.find("。"), rest.find('\n')));
}

}  // namespace

std::optional<Date> find_signing_date(std::string_view text,
                                      const std::vector<DateMention>& mentions) {
  std::optional<Date> by_verb;
  for (const DateMention& mention : mentions) {
    if (mention.begin > kOpeningBytes) break;
    if (contains_any(line_before(text, mention.begin), kLabels)) return mention.date;
    if (!by_verb && contains_any(clause_after(text, mention.end), kVerbs)) by_verb = mention.date;
  }
  return by_verb;
}

}  // namespace musubi
