#include "searcher/plan/query.h"

#include <algorithm>
#include <utility>

namespace musubi {

Query::Query(std::string term) : Query(Node{.kind = Kind::Term, .term = std::move(term)}) {}

Query::Query(Kind kind, const std::vector<Query>& operands) {
  const auto says_nothing = [](const Query& operand) { return operand.empty(); };
  const bool needs_all = kind == Kind::And || kind == Kind::Filter;
  const bool needs_first = kind == Kind::AndNot || kind == Kind::AndMaybe;
  if (needs_all && std::any_of(operands.begin(), operands.end(), says_nothing)) return;
  if (needs_first && operands.front().empty()) return;
  std::vector<Query> telling = operands;
  std::erase_if(telling, says_nothing);
  if (telling.empty()) return;
  *this = telling.size() == 1 ? telling.front()
                              : Query(Node{.kind = kind, .operands = std::move(telling)});
}

Query Query::everything() {
  return Query(Node{.kind = Kind::Everything});
}

Query Query::prefix(std::string beginning) {
  return Query(Node{.kind = Kind::Prefix, .term = std::move(beginning)});
}

Query Query::dates(const DateRange& range) {
  return Query(Node{.kind = Kind::Dates, .range = range});
}

Query Query::changed_after(std::uint64_t time) {
  return Query(Node{.kind = Kind::Changed, .time = time});
}

Query Query::phrase(std::u32string letters, FieldId field, const Query& words) {
  Node node{.kind = Kind::Phrase, .letters = std::move(letters), .field = field};
  if (!words.empty()) node.operands.push_back(words);
  return Query(std::move(node));
}

Query Query::beginning(std::u32string letters, FieldId field) {
  return Query(
      Node{.kind = Kind::Phrase, .letters = std::move(letters), .field = field, .may_go_on = true});
}

Query Query::scaled(const Query& query, double factor) {
  if (query.empty()) return query;
  return Query(Node{.kind = Kind::Scaled, .operands = {query}, .number = factor});
}

Query Query::raised(const Query& query, double score) {
  if (query.empty() || score <= 0) return query;
  return Query(Node{.kind = Kind::Raised, .operands = {query}, .number = score});
}

Query Query::with(const std::vector<Query>& operands) const {
  switch (kind()) {
    case Kind::Scaled:
      return scaled(operands.front(), number());
    case Kind::Raised:
      return raised(operands.front(), number());
    default:
      return Query(kind(), operands);
  }
}

}  // namespace musubi
