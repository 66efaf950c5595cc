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

// The body without its first line where that is the title, which stands above the snippet.
std::string_view behind_title(const Document& document) {
  const std::string_view body = document.body;
  const bool repeats = !document.title.empty() && body.starts_with(document.title) &&
                       body.substr(document.title.size()).starts_with('\n');
  return repeats ? body.substr(document.title.size() + 1) : body;
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

}  // namespace

Hit shown_hit(Document document, Highlighter& highlighter) {
  const std::string_view text = behind_title(document);
  Snippet snippet = make_snippet(text, highlighter.find_best(text));
  Hit hit;
  const auto skipped = static_cast<std::size_t>(text.data() - document.body.data());
  hit.place = place_at(document, skipped + snippet.at);
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

Explanation explain(const RankedHit& ranked, const Hit& hit) {
  Explanation explanation{ranked.words,
                          ranked.score - ranked.words,
                          ranked.closeness.passage,
                          ranked.closeness.stretches,
                          {}};
  collect_marked(hit.title, hit.title_highlights, explanation.found);
  collect_marked(hit.snippet, hit.highlights, explanation.found);
  return explanation;
}

}  // namespace musubi
