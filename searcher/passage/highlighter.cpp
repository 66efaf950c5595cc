#include "searcher/passage/highlighter.h"

#include <algorithm>
#include <utility>

#include "common/analysis/kana.h"
#include "common/analysis/letters.h"
#include "common/text/cut.h"
#include "common/text/utf8.h"
#include "searcher/passage/snippet.h"

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 512U << 10;

// Best passages that are looked at before a whole text is analyzed.
constexpr int kMaxTries = 16;

bool by_begin(const MatchSpan& a, const MatchSpan& b) {
  return a.begin < b.begin;
}

// What stays the same in all forms of a word, two characters at most: 大連 of 大連, 走 of 走る.
std::string_view stem(std::string_view term) {
  std::size_t first = 0;
  const char32_t c = next_code_point(term, first);
  if (first == term.size()) return term;
  std::size_t second = first;
  const char32_t next = next_code_point(term, second);
  const bool is_kanji = script_of(c) == Script::Kanji;
  const bool may_inflect = script_of(c) == Script::Hiragana && second == term.size();
  const bool goes_on = is_kanji ? script_of(next) == Script::Kanji && next != c : !may_inflect;
  return term.substr(0, goes_on ? second : first);
}

std::string_view first_character(std::string_view term) {
  std::size_t end = 0;
  next_code_point(term, end);
  return term.substr(0, end);
}

// Behind the mark that ends the clause at `begin` of a normalized text.  No word reaches
// across one.
std::size_t clause_end(std::string_view text, std::size_t begin) {
  static constexpr std::string_view kFullStop = "。";
  static constexpr std::string_view kComma = "、";
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == '!' || text[at] == '?') return at + 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kFullStop) || rest.starts_with(kComma)) return at + kFullStop.size();
  }
  return text.size();
}

bool overlap(const MatchSpan& span, const ByteRange& range) {
  return span.begin < range.end && range.begin < span.end;
}

// What a snippet of the passage may show: all of it, and what else there is room for.
ByteRange with_surroundings(const ByteRange& passage) {
  constexpr std::size_t kSnippetBytes = 3 * kSnippetChars;
  const std::size_t room = kSnippetBytes - std::min(kSnippetBytes, passage.end - passage.begin);
  return {passage.begin - std::min(passage.begin, room), passage.end + room};
}

}  // namespace

CharSpans char_spans(std::string_view text, const std::vector<MatchSpan>& spans) {
  CharSpans result;
  std::size_t at = 0, begin = 0;  // a place in bytes and in characters: each part is counted once
  for (const MatchSpan& span : spans) {
    begin += char_count(text.substr(at, span.begin - at));
    at = span.begin;
    const std::size_t end = begin + char_count(text.substr(span.begin, span.end - span.begin));
    if (!result.empty() && begin <= result.back().second) {
      result.back().second = std::max(result.back().second, end);
    } else {
      result.emplace_back(begin, end);
    }
  }
  return result;
}

Highlighter::Highlighter(Analyzer& analyzer, const std::vector<std::string>& terms,
                         std::vector<std::u32string> wordings)
    : analyzer_(analyzer), wordings_(std::move(wordings)) {
  for (const std::string& term : terms) terms_.emplace(term, static_cast<int>(terms_.size()));
  std::erase(wordings_, U"");
}

// Spans in the first piece that has any.
template <typename Find>
std::vector<MatchSpan> Highlighter::in_first_piece(std::string_view raw, Find find) const {
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t size = first_piece(raw.substr(begin), kPieceBytes);
    const std::string_view piece = raw.substr(begin, size);
    std::vector<MatchSpan> spans = find(piece);
    if (spans.empty()) spans = by_letters(piece);
    for (MatchSpan& span : spans) {
      span.begin += begin;
      span.end += begin;
    }
    if (!spans.empty()) return spans;
    begin += size;
  }
  return {};
}

std::vector<MatchSpan> Highlighter::by_letters(std::string_view piece) const {
  std::vector<MatchSpan> spans;
  if (wordings_.empty()) return spans;
  const PlacedLetters text = placed_letters_of(piece);
  for (std::size_t i = 0; i < wordings_.size(); ++i) {
    const std::u32string& wording = wordings_[i];
    for (std::size_t at = text.letters.find(wording); at != text.letters.npos;
         at = text.letters.find(wording, at + wording.size())) {
      const auto& last = text.places[at + wording.size() - 1];
      spans.push_back({text.places[at].begin, last.end, 1.0, static_cast<int>(i)});
    }
  }
  std::stable_sort(spans.begin(), spans.end(), by_begin);
  return spans;
}

void Highlighter::analyze(const NormalizedText& text, Clause& clause) {
  clause.spans.clear();
  clause.analyzed = true;
  const auto part = std::string_view(text.text).substr(clause.begin, clause.end - clause.begin);
  analyzer_.analyze(part, [&](const AnalyzedTerm& term) {
    const auto found = terms_.find(std::string(term.text));
    if (found == terms_.end()) return;
    const auto [begin, end] =
        text.offsets.to_raw(clause.begin + term.begin, clause.begin + term.end);
    clause.spans.push_back({begin, end, 1.0, found->second});
  });
  std::stable_sort(clause.spans.begin(), clause.spans.end(), by_begin);
}

std::vector<MatchSpan> Highlighter::find(std::string_view raw) {
  return in_first_piece(raw, [this](std::string_view piece) {
    std::vector<MatchSpan> spans;
    if (terms_.empty()) return spans;
    const NormalizedText text = normalize_with_offsets(piece);
    for (Clause& clause : clauses_with_terms(text)) {
      analyze(text, clause);
      spans.insert(spans.end(), clause.spans.begin(), clause.spans.end());
    }
    return spans;
  });
}

std::vector<Highlighter::Clause> Highlighter::clauses_with_terms(const NormalizedText& text) const {
  struct Occurrence {
    std::size_t at, size;
    int term;
  };
  std::vector<Occurrence> places;
  for (const auto& [term, number] : terms_) {
    std::string_view wanted = stem(term);
    if (text.text.find(wanted) == std::string::npos) wanted = first_character(term);
    for (std::size_t at = text.text.find(wanted); at != std::string::npos;
         at = text.text.find(wanted, at + wanted.size())) {
      places.push_back({at, wanted.size(), number});
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Occurrence& a, const Occurrence& b) { return a.at < b.at; });
  std::vector<Clause> clauses;
  std::size_t begin = 0;
  std::size_t end = clause_end(text.text, 0);
  for (const Occurrence& place : places) {
    for (; end <= place.at; end = clause_end(text.text, begin)) begin = end;
    if (clauses.empty() || clauses.back().begin != begin) {
      clauses.push_back({begin, end, false, {}});
    }
    const auto [from, to] = text.offsets.to_raw(place.at, place.at + place.size);
    clauses.back().spans.push_back({from, to, 1.0, place.term});
  }
  return clauses;
}

std::vector<MatchSpan> Highlighter::find_best(std::string_view raw) {
  const Looking looking = raw.size() > kPieceBytes ? Looking::AtStems : Looking::AtAll;
  return in_first_piece(raw, [&](std::string_view piece) { return best_of_piece(piece, looking); });
}

// `looking`: whether a piece without the stem of any term is to be cut into words all the same.
std::vector<MatchSpan> Highlighter::best_of_piece(std::string_view piece, Looking looking) {
  if (terms_.empty()) return {};
  const NormalizedText text = normalize_with_offsets(piece);
  std::vector<Clause> clauses = clauses_with_terms(text);
  for (int i = 0; i < kMaxTries; ++i) {
    std::vector<MatchSpan> spans, certain;
    for (const Clause& clause : clauses) {
      spans.insert(spans.end(), clause.spans.begin(), clause.spans.end());
      if (!clause.analyzed) continue;
      certain.insert(certain.end(), clause.spans.begin(), clause.spans.end());
    }
    if (spans.empty()) break;
    const ByteRange near = with_surroundings(best_passage(piece, spans, kSnippetChars));
    bool is_certain = true;
    for (Clause& clause : clauses) {
      const bool counts = std::any_of(clause.spans.begin(), clause.spans.end(),
                                      [&](const MatchSpan& span) { return overlap(span, near); });
      if (clause.analyzed || !counts) continue;
      analyze(text, clause);
      is_certain = false;
    }
    if (is_certain) return certain;
  }
  if (clauses.empty() && looking == Looking::AtStems) return {};
  Clause all{0, text.text.size(), false, {}};
  analyze(text, all);
  return std::move(all.spans);
}

}  // namespace musubi
