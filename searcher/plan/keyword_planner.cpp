#include "searcher/plan/keyword_planner.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/analysis/kana.h"
#include "common/calendar/date_parser.h"
#include "common/index/hidden_terms.h"
#include "common/text/utf8.h"
#include "searcher/plan/half_typed.h"
#include "searcher/plan/nearness.h"

namespace musubi {

namespace {

// Words of one name: アメリカ|合衆国, 平成|16|年|12|月|24|日.
constexpr std::size_t kMaxWordsOfName = 8;

constexpr std::string_view kDigits = "0123456789";

using Op = Query::Kind;
using Rivals = WordPlanner::Rivals;

// 市 of 仙台市: a text may leave it out.
bool says_kind_of_place(const WordGroup& word, const WordGroup& before) {
  static constexpr std::string_view kKinds = "県府都市区町村郡州省国";
  return word.part_of_speech == PartOfSpeech::Suffix &&
         before.part_of_speech == PartOfSpeech::PlaceName && word.begin == before.end &&
         kKinds.find(word.term) != kKinds.npos;
}

std::string_view text_of(std::string_view text, std::span<const WordGroup> words) {
  return text.substr(words.front().begin, words.back().end - words.front().begin);
}

bool is_one_word(std::string_view text, const std::vector<WordGroup>& words) {
  return words.size() == 1 && words.front().end - words.front().begin == text.size();
}

// はーびん, cut into は and びん: no text begins with a particle.
bool is_cut_badly(std::string_view text, const std::vector<WordGroup>& words) {
  const bool is_polite = text.starts_with("お") || text.starts_with("ご");
  return is_hiragana(text) && !is_polite && !words.empty() && words.front().begin > 0;
}

// おるごーる, of which the words are おる alone.
bool leaves_kana_out(std::string_view text, const std::vector<WordGroup>& words) {
  std::size_t bytes = 0;
  for (const WordGroup& word : words) bytes += word.end - word.begin;
  return is_hiragana(text) && bytes < text.size();
}

Romaji romaji_of(std::span<const WordGroup> words) {
  const bool is_short = std::any_of(words.begin(), words.end(),
                                    [](const WordGroup& word) { return word.is_abbreviation; });
  return is_short ? Romaji::OfAbbreviation : Romaji::Read;
}

// A number alone is a year where it may be one.
bool may_be_date(std::string_view text) {
  const bool is_number = text.find_first_not_of(kDigits) == text.npos;
  return !is_number || (text.size() == 4 && (text.starts_with("1") || text.starts_with("20")));
}

}  // namespace

double KeywordPlanner::rarity_of(Words words) const {
  double rarest = 0;
  for (const WordGroup& word : words) {
    if (lexicon_.has(word.term)) rarest = std::max(rarest, words_.rarity(word.term));
  }
  return rarest;
}

// Words that stand together; what says the kind of a place may be missing.
Query KeywordPlanner::all_of(Words words, Rivals rivals) {
  std::vector<Query> required, optional;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool may_lack = i > 0 && says_kind_of_place(words[i], words[i - 1]);
    (may_lack ? optional : required).push_back(words_.widened(words[i], rivals));
  }
  Query all = Query(Op::And, required);
  if (optional.empty()) return all;
  return {Op::AndMaybe, all, Query(Op::Or, optional)};
}

void KeywordPlanner::add_synonyms(std::string_view text, double typed_rarity, Meaning& meaning) {
  const Synonyms::Entry* entry = synonyms_.find(text);
  if (entry == nullptr) return;
  meaning.keeps_typed = entry->keeps_typed;
  const auto nearness =
      entry->origin == Synonyms::Origin::User ? Nearness::SameWord : Nearness::PartOfWord;
  std::vector<std::string> found;
  for (const std::string& other : entry->others) {
    const auto words = word_groups(other, analyzer_, kMaxWordsOfName);
    if (words.empty()) continue;
    const bool is_known = std::all_of(
        words.begin(), words.end(), [&](const WordGroup& word) { return lexicon_.has(word.term); });
    if (is_known) found.push_back(other);
    std::vector<Query> all;
    for (const WordGroup& word : words) {
      all.push_back(words_.as_typed(word));
      plan_.terms.push_back(word.term);
    }
    meaning.others.push_back(weighed(Query(Op::And, all), nearness, 0, typed_rarity));
  }
  if (found.empty()) return;
  std::string told = fmt::format("{}＝{}", text, fmt::join(found, "・"));
  if (std::find(plan_.synonyms.begin(), plan_.synonyms.end(), told) == plan_.synonyms.end()) {
    plan_.synonyms.push_back(std::move(told));
  }
}

void KeywordPlanner::add_date(std::string_view text, double typed_rarity, Meaning& meaning) {
  if (!words_.is_whole_document() || !may_be_date(text)) return;
  const bool has_digit = text.find_first_of(kDigits) != text.npos;
  const auto date = has_digit || char_count(text) > 3 ? parse_date(text) : std::nullopt;
  if (!date) return;
  const double scale = typed_rarity > 0 ? typed_rarity : words_.rarity(date_term(*date));
  meaning.others.push_back(hidden(date_term(*date), Nearness::SameWord, scale));
  if (date->month != 0) return;
  const std::string year = std::to_string(date->year);
  meaning.others.push_back(weighed(Query(year), Nearness::PartOfWord, words_.rarity(year), scale));
}

KeywordPlanner::Meaning KeywordPlanner::meaning_of(std::string_view text, Words words) {
  const double typed_rarity = rarity_of(words);
  const auto alternatives = words_.expander().of_text(text, romaji_of(words));
  Meaning meaning{words_.ways_of(alternatives, typed_rarity), true};
  add_synonyms(text, typed_rarity, meaning);
  add_date(text, typed_rarity, meaning);
  return meaning;
}

// 桜, where it is all that was typed: words that hold it count too.
Query KeywordPlanner::single_kanji(const WordGroup& word) {
  const double typed_rarity = rarity_of({&word, 1});
  auto ways = words_.ways_of(words_.expander().of_single_kanji(word.term), typed_rarity);
  const auto whole = words_.whole_word(word, typed_rarity);
  ways.insert(ways.end(), whole.begin(), whole.end());
  return Query(Op::Max, ways);
}

// Kana or romaji as several words; empty if it is none.
Query KeywordPlanner::by_pieces(std::string_view text) {
  std::vector<Query> pieces;
  for (const auto& alternatives : words_.expander().of_pieces(text)) {
    pieces.push_back(Query(Op::Max, words_.ways_of(alternatives, 0)));
  }
  return Query(Op::And, pieces);
}

Query KeywordPlanner::read_as(std::string_view kana) {
  auto ways = words_.ways_of(words_.expander().of_text(kana), 0);
  if (auto pieces = by_pieces(kana); !pieces.empty()) ways.push_back(std::move(pieces));
  return Query(Op::Max, ways);
}

// Kana is often cut into pieces that mean nothing, or into particles, words half in kana are cut
// in two, and romaji is not cut at all: what it means as a whole, or in other pieces; empty if
// nothing.
Query KeywordPlanner::cut_otherwise(std::string_view text, const std::vector<WordGroup>& words) {
  const bool is_half_typed = may_be_half_typed(text);
  const bool may_be_cut_otherwise =
      is_kana(text) || is_half_typed
          ? !is_one_word(text, words)
          : is_latin(text) && !lexicon_.has(std::string(text)) && romaji_of(words) == Romaji::Read;
  if (!may_be_cut_otherwise) return {};
  auto ways = words_.ways_of(words_.expander().of_text(text), rarity_of(words));
  const bool is_whole = !ways.empty();
  if (is_half_typed && !is_whole) return {};
  if (auto pieces = by_pieces(text); !pieces.empty()) ways.push_back(std::move(pieces));
  if (ways.empty()) return {};
  const bool is_meant_whole = is_whole && (is_half_typed || leaves_kana_out(text, words));
  const bool means_nothing = is_meant_whole || is_cut_badly(text, words);
  if (!words.empty() && !means_nothing) ways.push_back(all_of(words, Rivals::Some));
  return Query(Op::Max, ways);
}

// The longest run of the first words that means something as a whole, else the first
// word; `count`: how many words that are.
Query KeywordPlanner::next_name(std::string_view text, Words words, std::size_t& count) {
  Meaning meaning;
  for (count = std::min(kMaxWordsOfName, words.size()); count > 0; --count) {
    const Words name = words.first(count);
    meaning = meaning_of(text_of(text, name), name);
    if (!meaning.others.empty() || count == 1) break;
  }
  // The kind of a place goes with its name.
  if (count == 1 && words.size() > 1 && says_kind_of_place(words[1], words[0])) ++count;
  std::vector<Query> ways = std::move(meaning.others);
  if (meaning.keeps_typed || ways.empty()) {
    const Rivals rivals = ways.empty() ? Rivals::None : Rivals::Some;
    ways.push_back(all_of(words.first(count), rivals));
  }
  return Query(Op::Max, ways);
}

std::vector<Query> KeywordPlanner::keywords(std::string_view text,
                                            const std::vector<WordGroup>& words) {
  if (is_one_word(text, words) && char_count(text) == 1 && has_kanji(text)) {
    return {single_kanji(words.front())};
  }
  if (Query whole = cut_otherwise(text, words); !whole.empty()) return {std::move(whole)};
  if (is_cut_badly(text, words)) return {Query(field_term(field_, std::string(text)))};
  std::vector<Query> queries;
  std::size_t count = 0;
  for (Words rest(words); !rest.empty(); rest = rest.subspan(count)) {
    queries.push_back(next_name(text, rest, count));
  }
  return queries;
}

Query KeywordPlanner::written_apart(std::string_view text) {
  Meaning meaning;
  add_synonyms(text, 0, meaning);
  std::string joined(text);
  std::erase(joined, ' ');
  auto ways = words_.ways_of(words_.expander().of_text(joined), 0);
  ways.insert(ways.end(), meaning.others.begin(), meaning.others.end());
  const bool may_be_word = is_latin(joined) || is_katakana(joined);
  const std::string term = field_term(field_, joined);
  if (may_be_word && lexicon_.has(term)) {
    const double own = words_.rarity(joined);
    ways.push_back(weighed(Query(term), Nearness::SameWord, own, own));
    plan_.terms.push_back(joined);
  }
  return Query(Op::Max, ways);
}

}  // namespace musubi
