#include "searcher/plan/query.h"

#include <algorithm>
#include <utility>

namespace musubi {

Query::Query(std::string term) : Query(Node{.kind = Kind::Term, .text = std::move(term)}) {}

Query::Query(Kind kind, const std::vector<Query>& parts) {
  const auto says_nothing = [](const Query& part) { return part.empty(); };
  const bool needs_all = kind == Kind::And || kind == Kind::Filter;
  const bool needs_first = kind == Kind::AndNot || kind == Kind::AndMaybe;
  if (needs_all && std::any_of(parts.begin(), parts.end(), says_nothing)) return;
  if (needs_first && parts.front().empty()) return;
  std::vector<Query> kept = parts;
  std::erase_if(kept, says_nothing);
  if (kept.empty()) return;
  *this = kept.size() == 1 ? kept.front() : Query(Node{.kind = kind, .parts = std::move(kept)});
}

Query Query::everything() {
  return Query(Node{.kind = Kind::Everything});
}

Query Query::prefix(std::string beginning) {
  return Query(Node{.kind = Kind::Prefix, .text = std::move(beginning)});
}

Query Query::dates(const DateRange& range) {
  return Query(Node{.kind = Kind::Dates, .range = range});
}

Query Query::phrase(std::string wording, FieldId field, const Query& words) {
  Node node{.kind = Kind::Phrase, .text = std::move(wording), .field = field};
  if (!words.empty()) node.parts.push_back(words);
  return Query(std::move(node));
}

Query Query::beginning(std::string wording, FieldId field) {
  return Query(
      Node{.kind = Kind::Phrase, .text = std::move(wording), .field = field, .may_go_on = true});
}

Query Query::scaled(const Query& query, double factor) {
  if (query.empty()) return query;
  return Query(Node{.kind = Kind::Scaled, .parts = {query}, .number = factor});
}

Query Query::raised(const Query& query, double score) {
  if (query.empty() || score <= 0) return query;
  return Query(Node{.kind = Kind::Raised, .parts = {query}, .number = score});
}

}  // namespace musubi
