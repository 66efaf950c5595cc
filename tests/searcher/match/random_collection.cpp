#include "tests/searcher/match/random_collection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "common/analysis/letters.h"
#include "common/index/sort_keys.h"
#include "common/index/stored_document.h"
#include "common/text/utf8.h"
#include "searcher/match/bm25.h"
#include "searcher/match/window.h"
#include "tests/catch.h"

namespace musubi::test {

namespace {

constexpr Xapian::docid kDocuments = 3 * kWindowSize + 500;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Kind = Query::Kind;

unsigned below(std::mt19937& random, unsigned limit) {
  return static_cast<unsigned>(random() % limit);
}

const std::string& any_of(std::mt19937& random, const std::vector<std::string>& some) {
  return some[below(random, static_cast<unsigned>(some.size()))];
}

// Of few letters, so that a phrase of some of them is found; no blank ends a letter's run here.
std::string random_text(std::mt19937& random, unsigned letters) {
  static const std::vector<std::string> kLetters = {"経", "済", "交", "流", "の", "、"};
  std::string text;
  for (unsigned i = 0; i < letters; ++i) text += any_of(random, kLetters);
  return text;
}

const std::vector<std::string> kCountries = {"中国", "韓国", "米国"};
const std::vector<std::string> kPrefectures = {"青森県", "秋田県"};

std::optional<Date> random_date(std::mt19937& random) {
  if (below(random, 4) == 0) return std::nullopt;
  Date date{static_cast<int>(2000 + below(random, 6)), 0, 0};
  if (below(random, 3) > 0) date.month = static_cast<int>(1 + below(random, 12));
  if (date.month > 0 && below(random, 3) > 0) date.day = static_cast<int>(1 + below(random, 28));
  return date;
}

std::vector<std::string> values_of(const Document& document, FieldId id) {
  return id == FieldId::Country      ? document.country
         : id == FieldId::Prefecture ? document.prefecture
                                     : std::vector<std::string>();
}

// Both dates are as precise as is known.
bool is_in(const DateRange& range, std::uint32_t date) {
  const std::string text = to_string(date_of(date));
  const bool begins = range.first.year == 0 || text >= to_string(range.first);
  const std::string last = to_string(range.last);
  const bool ends = range.last.year == 0 || text.substr(0, last.size()) <= last;
  return date != 0 && begins && ends;
}

std::uint32_t date_key(std::uint32_t date, SortOrder order) {
  constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
  if (date == 0) return kLast;
  return order == SortOrder::OldestFirst ? date : kLast - date;
}

}  // namespace

RandomCollection::RandomCollection() : entries_(1), frequencies_(kTerms) {
  const std::string path = (folder_ / "glass").string();
  Xapian::WritableDatabase database(
      path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  std::mt19937 random(7);
  for (Xapian::docid i = 1; i <= kDocuments; ++i) {
    entries_.push_back(random_entry(random, i));
    add(entries_.back(), database);
  }
  double length = 0;
  for (Xapian::docid i = 1; i <= kDocuments; ++i) {
    Entry& entry = entries_[i];
    entry.is_gone = i == kDocuments || below(random, 50) == 0;
    if (entry.is_gone) {
      database.delete_document(i);
      continue;
    }
    ++document_count_;
    length += entry.length;
    for (unsigned term = 0; term < kTerms; ++term) frequencies_[term] += entry.wdfs[term] > 0;
  }
  average_length_ = length / document_count_;
  database.commit();
  database_ = Xapian::Database(path);
}

RandomCollection::Entry RandomCollection::random_entry(std::mt19937& random,
                                                       Xapian::docid number) const {
  Entry entry;
  Document& document = entry.document;
  document.id = "d" + std::to_string(number * 7919 % 100'003);
  document.title = random_text(random, 3);
  document.body = random_text(random, 5 + below(random, 20));
  if (below(random, 3) == 0) document.partner = random_text(random, 3);
  if (below(random, 2) == 0) document.prefecture = {any_of(random, kPrefectures)};
  for (const std::string& country : kCountries) {
    if (below(random, 3) == 0) document.country.push_back(country);
  }
  if (const auto date = random_date(random)) {
    document.signed_on = {*date};
    entry.date = to_number(*date);
  }
  for (unsigned term = 0; term < kTerms; ++term) {
    const bool has = below(random, 1 + term * term) == 0;
    entry.wdfs.push_back(has ? 1 + below(random, term % 7 == 0 ? 300 : 5) : 0);
    entry.length += entry.wdfs.back();
  }
  return entry;
}

void RandomCollection::add(const Entry& entry, Xapian::WritableDatabase& database) {
  Xapian::Document document;
  for (unsigned term = 0; term < kTerms; ++term) {
    if (entry.wdfs[term] > 0) document.add_term(std::to_string(term), entry.wdfs[term]);
  }
  for (const FieldId id : {FieldId::Prefecture, FieldId::Country}) {
    const auto values = values_of(entry.document, id);
    for (const std::string& value : values) {
      document.add_boolean_term(value_term(field(id), value));
    }
    document.add_value(field(id).slot, join_values(values));
  }
  const auto date = entry.date == 0 ? std::nullopt : std::optional(date_of(entry.date));
  const std::string& id = entry.document.id;
  document.add_value(field(FieldId::Id).slot, id_sort_key(id));
  document.add_value(field(FieldId::Date).slot, oldest_first_sort_key(date, id));
  document.add_value(kNewestFirstSlot, newest_first_sort_key(date, id));
  document.set_data(TextPacker({}).pack(encode_fields(entry.document)));
  database.add_document(document);
}

Query RandomCollection::random_term(std::mt19937& random) {
  return Query(std::to_string(below(random, kTerms + 2)));  // the last ones are in no document
}

Query RandomCollection::random_leaf(std::mt19937& random, Forms forms) const {
  switch (below(random, 10)) {
    case 0:
      return Query::prefix(std::to_string(1 + below(random, 9)));
    case 1:
      return Query::dates({random_date(random).value_or(Date{}), Date{}});
    case 2:
      return Query::dates({Date{}, random_date(random).value_or(Date{2003, 0, 0})});
    case 3:
      if (forms == Forms::Xapians) return Query::everything();
      return Query::phrase(letters_as_read(random_text(random, 1 + below(random, 4)) + "経"),
                           below(random, 2) == 0 ? FieldId::Body : FieldId::Title);
    default:
      return random_term(random);
  }
}

Query RandomCollection::random_query(std::mt19937& random, unsigned depth, Forms forms) const {
  if (depth == 0 || below(random, 5) == 0) return random_leaf(random, forms);
  const auto part = [&] { return random_query(random, depth - 1, forms); };
  switch (below(random, 8)) {
    case 0:
      return Query(Kind::And, part(), part());
    case 1:
      return Query(Kind::Or, {part(), part(), part()});
    case 2:
      if (forms == Forms::All) return Query(Kind::Max, {part(), part(), part()});
      return Query(Kind::Max, random_term(random), random_term(random));
    case 3:
      return Query(Kind::AndNot, part(), part());
    case 4:
      return Query(Kind::AndMaybe, part(), part());
    case 5:
      return Query(Kind::Filter, part(), part());
    case 6:
      return Query::scaled(part(), 0.25 * below(random, 5));
    default:
      return Query::raised(part(), 0.5 * below(random, 4));
  }
}

Filters RandomCollection::random_filters(std::mt19937& random) const {
  Filters filters;
  const auto add = [&](FieldId id, std::vector<std::string> values) {
    std::vector<Query> any;
    for (const std::string& value : values) any.emplace_back(value_term(field(id), value));
    filters.add({&field(id), std::move(values), Query(Kind::Or, any)});
  };
  if (below(random, 2) == 0) add(FieldId::Country, {any_of(random, kCountries)});
  if (below(random, 3) == 0) add(FieldId::Prefecture, kPrefectures);
  return filters;
}

template <typename Matches>
RandomCollection::Scores RandomCollection::zero_where(Matches matches) const {
  Scores result(entries_.size(), kNone);
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (!entries_[i].is_gone && matches(entries_[i])) result[i] = 0;
  }
  return result;
}

RandomCollection::Scores RandomCollection::scores_of_terms(const std::string& beginning,
                                                           bool is_whole) const {
  const Bm25 bm25(average_length_);
  Scores result(entries_.size(), kNone);
  for (unsigned term = 0; term < kTerms; ++term) {
    const std::string name = std::to_string(term);
    if (is_whole ? name != beginning : !name.starts_with(beginning)) continue;
    const double own = rarity(frequencies_[term], document_count_);
    for (std::size_t i = 1; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (entry.is_gone || entry.wdfs[term] == 0) continue;
      const double score = own * bm25.score(entry.wdfs[term], entry.length);
      result[i] = std::isnan(result[i]) ? score : result[i] + score;
    }
  }
  return result;
}

// Of an exact value, which every query scales to 0.
RandomCollection::Scores RandomCollection::scores_of_value(const std::string& term) const {
  return zero_where([&](const Entry& entry) {
    for (const FieldId id : {FieldId::Prefecture, FieldId::Country}) {
      for (const std::string& value : values_of(entry.document, id)) {
        if (value_term(field(id), value) == term) return true;
      }
    }
    return false;
  });
}

// The texts have no letter that folding changes; marks between letters are all the same.
RandomCollection::Scores RandomCollection::scores_of_texts(const Query& phrase) const {
  const auto plain = [](std::string text) {
    const std::string mark = "、";
    for (std::size_t at = 0; (at = text.find(mark + mark)) != text.npos;)
      text.erase(at, mark.size());
    return text;
  };
  std::string wording;
  for (const char32_t c : phrase.letters()) append_utf8(wording, c == kNoLetter ? U'、' : c);
  return zero_where([&](const Entry& entry) {
    const Document& document = entry.document;
    const bool in_title = plain(document.title).find(wording) != std::string::npos;
    if (phrase.field() == FieldId::Title) return in_title;
    return in_title || plain(document.body).find(wording) != std::string::npos ||
           plain(document.partner).find(wording) != std::string::npos;
  });
}

RandomCollection::Scores RandomCollection::scores(const Query& query) const {
  switch (query.kind()) {
    case Kind::Nothing:
      return Scores(entries_.size(), kNone);
    case Kind::Term:
      if (query.term().starts_with('X')) return scores_of_value(query.term());
      return scores_of_terms(query.term(), true);
    case Kind::Prefix:
      return scores_of_terms(query.term(), false);
    case Kind::Dates:
      return zero_where([&](const Entry& entry) { return is_in(query.range(), entry.date); });
    case Kind::Phrase:
      return scores_of_texts(query);
    case Kind::Everything:
      return zero_where([](const Entry&) { return true; });
    default:
      break;
  }
  Scores result = scores(query.operands().front());
  for (double& score : result) {
    if (query.kind() == Kind::Scaled) score *= query.number();
    if (query.kind() == Kind::Raised) score += query.number();
  }
  for (std::size_t part = 1; part < query.operands().size(); ++part) {
    const Scores other = scores(query.operands()[part]);
    for (std::size_t i = 1; i < result.size(); ++i) {
      double& score = result[i];
      const bool both = !std::isnan(score) && !std::isnan(other[i]);
      switch (query.kind()) {
        case Kind::And:
          score += other[i];
          break;
        case Kind::Or:
          score = both ? score + other[i] : std::isnan(score) ? other[i] : score;
          break;
        case Kind::Max:
          score = std::fmax(score, other[i]);
          break;
        case Kind::AndNot:
          if (both) score = kNone;
          break;
        case Kind::AndMaybe:
          if (both) score += other[i];
          break;
        default:  // Filter
          if (!both) score = kNone;
          break;
      }
    }
  }
  return result;
}

FacetResult RandomCollection::facet(const Field& field, const Scores& hits,
                                    const Filters& filters) const {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (std::isnan(hits[i])) continue;
    for (const std::string& value : values_of(entries_[i].document, field.id)) ++counts[value];
  }
  FacetResult result{std::string(field.name), std::string(field.label), {}};
  for (const auto& [value, count] : counts) {
    result.counts.push_back({value, count, filters.is_chosen(field, value)});
  }
  std::stable_sort(result.counts.begin(), result.counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  return result;
}

RandomCollection::Expected RandomCollection::expected(const MatchRequest& request) const {
  Expected result;
  const Scores found = scores(request.filters.narrow(request.query));
  for (Xapian::docid i = 1; i < entries_.size(); ++i) {
    if (!std::isnan(found[i])) result.best.push_back({i, rounded_score(found[i])});
  }
  result.total = result.best.size();
  std::sort(result.best.begin(), result.best.end(), [&](const Match& a, const Match& b) {
    const Entry &first = entries_[a.document], &second = entries_[b.document];
    if (request.order == SortOrder::Relevance) {
      if (a.score != b.score) return a.score > b.score;
    } else if (first.date != second.date) {
      return date_key(first.date, request.order) < date_key(second.date, request.order);
    }
    return id_sort_key(first.document.id) < id_sort_key(second.document.id);
  });
  for (const Field& field : schema()) {
    if (!request.facets.contains(field.id)) continue;
    const Scores hits = scores(request.filters.narrow(request.query, &field));
    result.facets.push_back(facet(field, hits, request.filters));
  }
  return result;
}

}  // namespace musubi::test
