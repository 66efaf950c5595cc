#include "searcher/remote/known_terms.h"

#include <algorithm>
#include <string>
#include <vector>

namespace musubi {

bool is_surely_empty(const Query& query, const Lexicon& lexicon) {
  const auto& operands = query.empty() ? std::vector<Query>() : query.operands();
  const auto is_empty = [&](const Query& operand) { return is_surely_empty(operand, lexicon); };
  switch (query.kind()) {
    case Query::Kind::Nothing:
      return true;
    case Query::Kind::Term:
      return !lexicon.has(query.term());
    case Query::Kind::And:
    case Query::Kind::Filter:
      return std::any_of(operands.begin(), operands.end(), is_empty);
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::all_of(operands.begin(), operands.end(), is_empty);
    case Query::Kind::AndNot:
    case Query::Kind::AndMaybe:
    case Query::Kind::Scaled:
    case Query::Kind::Raised:
      return is_empty(operands.front());
    default:
      return false;
  }
}

Query spelled_out(const Query& query, const Lexicon& lexicon) {
  // Where more begin so, each server looks for them itself.  Those are scored otherwise: Xapian
  // takes each for as rare as it is in its shard.
  constexpr std::size_t kMaxTermsBegun = 1'000;
  if (query.empty()) return query;
  if (query.kind() == Query::Kind::Prefix) {
    std::vector<Query> terms;
    lexicon.for_each_term(query.term(), [&terms](const std::string& term, Xapian::doccount) {
      terms.emplace_back(term);
      return terms.size() <= kMaxTermsBegun;
    });
    if (terms.empty()) return Query(query.term());
    return terms.size() > kMaxTermsBegun ? query : Query(Query::Kind::Or, terms);
  }
  if (query.operands().empty() || query.kind() == Query::Kind::Phrase) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) operands.push_back(spelled_out(operand, lexicon));
  return query.with(operands);
}

}  // namespace musubi
