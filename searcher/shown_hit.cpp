#include "searcher/shown_hit.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/passage/snippet.h"

namespace musubi {

namespace {

std::vector<int> years_of(const Document& document) {
  std::vector<int> years;
  for (const Date& date : document.signed_on) years.push_back(date.year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

// Without the "（分野：経済、観光）" that lists of agreements end with: the domains stand above the
// passage.  Where the query matches in it, it stays.
std::string_view before_domains(std::string_view text, const std::vector<MatchSpan>& matches) {
  constexpr std::string_view kDomains = "（分野：";
  const std::size_t at = text.rfind(kDomains);
  const std::string_view tail = at == text.npos ? "" : trim(text.substr(at));
  const bool is_last = tail.ends_with("）") && tail.find("）") == tail.rfind("）");
  const bool is_matched = std::any_of(matches.begin(), matches.end(),
                                      [at](const MatchSpan& match) { return match.end > at; });
  const bool is_all = at == text.npos || trim(text.substr(0, at)).empty();
  return is_last && !is_matched && !is_all ? text.substr(0, at) : text;
}

// The marked words of a text, each spelling once.
void collect_marked(const std::string& text, const CharSpans& marks,
                    std::vector<std::string>& words) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size();) {
    starts.push_back(at);
    next_code_point(text, at);
  }
  starts.push_back(text.size());
  for (const auto& [begin, end] : marks) {
    std::string word = text.substr(starts.at(begin), starts.at(end) - starts.at(begin));
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(std::move(word));
    }
  }
}

// A highlighter reads the first part of a long text only: by pieces all of it is marked.
std::vector<MatchSpan> all_matches(std::string_view text, Highlighter& highlighter) {
  constexpr std::size_t kPiece = 64U << 10;
  std::vector<MatchSpan> matches;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.size();
    if (end - begin > kPiece) {
      const std::size_t line_end = text.find('\n', begin + kPiece);
      end = begin + truncate_utf8(text.substr(begin), 2 * kPiece).size();
      if (line_end < end) end = line_end + 1;
    }
    for (MatchSpan match : highlighter.find(text.substr(begin, end - begin))) {
      match.begin += begin;
      match.end += begin;
      matches.push_back(std::move(match));
    }
    begin = end;
  }
  return matches;
}

// What stands above a snippet or a body.
Hit head_of(Document document, Highlighter& highlighter) {
  CharSpans title = char_spans(document.title, highlighter.find(document.title));
  Hit hit = fields_of(std::move(document));
  hit.title_highlights = std::move(title);
  return hit;
}

}  // namespace

Hit fields_of(Document document) {
  Hit hit;
  hit.id = std::move(document.id);
  hit.title = std::move(document.title);
  hit.year = years_of(document);
  if (!document.signed_on.empty()) hit.date = to_string(document.signed_on.front());
  hit.prefecture = std::move(document.prefecture);
  hit.country = std::move(document.country);
  hit.domain = std::move(document.domain);
  hit.organization = std::move(document.organization);
  hit.municipality = std::move(document.municipality);
  hit.partners = std::move(document.partners);
  hit.kind = std::move(document.kind);
  hit.reasons = std::move(document.reasons);
  hit.partner = std::move(document.partner);
  hit.url = std::move(document.url);
  hit.path = std::move(document.path);
  return hit;
}

Hit shown_hit(Document document, Highlighter& highlighter) {
  std::string_view text = body_behind_title(document);
  const auto matches = highlighter.find_best(text);
  text = before_domains(text, matches);
  Snippet snippet = make_snippet(text, matches);
  const auto skipped = static_cast<std::size_t>(text.data() - document.body.data());
  std::string place(place_at(document, skipped + snippet.at));
  Hit hit = head_of(std::move(document), highlighter);
  hit.place = std::move(place);
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  return hit;
}

Hit whole_hit(Document document, Highlighter& highlighter) {
  std::string body = std::move(document.body);
  std::vector<BodyPlace> places = std::move(document.places);
  Hit hit = head_of(std::move(document), highlighter);
  hit.body_highlights = char_spans(body, all_matches(body, highlighter));
  hit.body = std::move(body);
  hit.body_places = std::move(places);
  return hit;
}

Explanation explain(const RankedHit& ranked, const Hit& hit) {
  Explanation explanation{ranked.words,
                          ranked.score - ranked.words,
                          ranked.closeness.passage,
                          ranked.closeness.stretches,
                          {},
                          hit.reasons};
  collect_marked(hit.title, hit.title_highlights, explanation.found);
  collect_marked(hit.snippet, hit.highlights, explanation.found);
  return explanation;
}

}  // namespace musubi
