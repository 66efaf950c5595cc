#include "searcher/match/matcher.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "searcher/match/bm25.h"

namespace musubi {

namespace {

// Postings that are read in the time that one is skipped to.
constexpr std::uint64_t kSkipCost = 16;

}  // namespace

Matcher::Matcher(const Xapian::Database& database, const RankingColumns& columns,
                 const Lexicon& lexicon)
    : database_(database),
      columns_(columns),
      lexicon_(lexicon),
      average_length_(database.get_average_length()) {}

Matches Matcher::match(const Query& query, double factor, const Matches* among) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return {};
    case Query::Kind::Term:
      return match_term(query.term(), factor, among);
    case Query::Kind::Everything:
      return everything(among);
    case Query::Kind::And:
    case Query::Kind::Filter:
      return all_of(query, factor, among);
    case Query::Kind::Or:
    case Query::Kind::Max:
      return any_of(query, factor, among);
    case Query::Kind::AndNot: {
      Matches first = match(query.parts().front(), factor, among);
      remove(first, match(query.parts().back(), 0, &first));
      return first;
    }
    case Query::Kind::AndMaybe: {
      Matches first = match(query.parts().front(), factor, among);
      if (factor != 0) add_scores(first, match(query.parts().back(), factor, &first));
      return first;
    }
    case Query::Kind::Scaled:
      return match(query.parts().front(), factor * query.number(), among);
    case Query::Kind::Raised: {
      Matches raised = match(query.parts().front(), factor, among);
      for (Match& match : raised) match.score += factor * query.number();
      return raised;
    }
  }
  return {};
}

// The columns have a row for it; a damaged posting list may say anything.
Xapian::docid Matcher::checked(Xapian::docid document) const {
  if (document >= columns_.lengths().size()) {
    throw Xapian::DatabaseCorruptError("a posting list names a document that is none");
  }
  return document;
}

const Matcher::Postings& Matcher::postings_of(const std::string& term) const {
  const auto [known, is_new] = read_.try_emplace(term);
  Postings& postings = known->second;
  if (!is_new) return postings;
  postings.reserve(lexicon_.frequency(term));
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    postings.push_back({checked(*posting), posting.get_wdf()});
  }
  return postings;
}

// By skipping through the list on the disk.
Matcher::Postings Matcher::postings_among(const Matches& among, const std::string& term) const {
  Postings postings;
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  for (const Match& match : among) {
    if (posting == end) break;
    posting.skip_to(match.document);
    if (posting == end) break;
    if (*posting == match.document) postings.push_back({match.document, posting.get_wdf()});
  }
  return postings;
}

Matches Matcher::match_term(const std::string& term, double factor, const Matches* among) const {
  Matches matches;
  const Xapian::doccount frequency = lexicon_.frequency(term);
  if (frequency == 0) return matches;
  const TermScore score_of(factor * rarity(frequency, lexicon_.document_count()), average_length_);
  const auto take = [&](const Posting& posting) {
    const double score =
        factor == 0 ? 0 : score_of(posting.wdf, columns_.lengths()[posting.document]);
    matches.push_back({posting.document, score});
  };
  if (among == nullptr) {
    matches.reserve(frequency);
    for (const Posting& posting : postings_of(term)) take(posting);
  } else if (among->size() * kSkipCost < frequency && !read_.contains(term)) {
    for (const Posting& posting : postings_among(*among, term)) take(posting);
  } else {
    for_each_shared(postings_of(term), *among,
                    [&](const Posting& posting, const Match&) { take(posting); });
  }
  return matches;
}

Matches Matcher::everything(const Matches* among) const {
  const Xapian::doccount documents = lexicon_.document_count();
  Matches matches;
  if (among != nullptr) {
    for (const Match& match : *among) matches.push_back({match.document, 0});
  } else if (documents == database_.get_lastdocid()) {
    matches.resize(documents);
    for (Xapian::docid document = 1; document <= documents; ++document) {
      matches[document - 1].document = document;
    }
  } else {
    matches = match_term("", 0, nullptr);
  }
  return matches;
}

// The rarest part first; the others are only looked at where it matches.
Matches Matcher::all_of(const Query& query, double factor, const Matches* among) const {
  struct Part {
    const Query* query;
    double factor;
    std::uint64_t estimate;
  };
  std::vector<Part> parts;
  for (const Query& part : query.parts()) {
    const bool counts = query.kind() == Query::Kind::And || parts.empty();
    parts.push_back({&part, counts ? factor : 0, estimate(part)});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.estimate < b.estimate; });
  Matches all = match(*parts.front().query, parts.front().factor, among);
  for (auto part = parts.begin() + 1; part != parts.end() && !all.empty(); ++part) {
    all = shared(all, match(*part->query, part->factor, &all));
  }
  return all;
}

Matches Matcher::any_of(const Query& query, double factor, const Matches* among) const {
  std::vector<Matches> lists;
  for (const Query& part : query.parts()) lists.push_back(match(part, factor, among));
  return united(std::move(lists),
                query.kind() == Query::Kind::Or ? Scores::AddUp : Scores::BestCounts);
}

// How many documents match at most, roughly.
std::uint64_t Matcher::estimate(const Query& query) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return 0;
    case Query::Kind::Term:
      return lexicon_.frequency(query.term());
    case Query::Kind::Everything:
      return lexicon_.document_count();
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::accumulate(
          query.parts().begin(), query.parts().end(), std::uint64_t{0},
          [&](std::uint64_t sum, const Query& part) { return sum + estimate(part); });
    case Query::Kind::And:
    case Query::Kind::Filter: {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const Query& part : query.parts()) least = std::min(least, estimate(part));
      return least;
    }
    default:
      return estimate(query.parts().front());
  }
}

}  // namespace musubi
