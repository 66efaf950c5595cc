#include "searcher/plan/query.h"

#include <algorithm>

namespace musubi {

namespace {

Xapian::Query::op op_of(Query::Kind kind) {
  switch (kind) {
    case Query::Kind::Or:
      return Xapian::Query::OP_OR;
    case Query::Kind::Max:
      return Xapian::Query::OP_MAX;
    case Query::Kind::AndNot:
      return Xapian::Query::OP_AND_NOT;
    case Query::Kind::AndMaybe:
      return Xapian::Query::OP_AND_MAYBE;
    case Query::Kind::Filter:
      return Xapian::Query::OP_FILTER;
    default:
      return Xapian::Query::OP_AND;
  }
}

}  // namespace

Query::Query(std::string term) : Query(Node{Kind::Term, std::move(term), {}, 0, {}}) {}

Query::Query(Kind kind, const std::vector<Query>& parts) {
  const auto says_nothing = [](const Query& part) { return part.empty(); };
  const bool needs_all = kind == Kind::And || kind == Kind::Filter;
  const bool needs_first = kind == Kind::AndNot || kind == Kind::AndMaybe;
  if (needs_all && std::any_of(parts.begin(), parts.end(), says_nothing)) return;
  if (needs_first && parts.front().empty()) return;
  std::vector<Query> kept = parts;
  std::erase_if(kept, says_nothing);
  if (kept.empty()) return;
  *this = kept.size() == 1 ? kept.front() : Query(Node{kind, {}, std::move(kept), 0, {}});
}

Query Query::everything() {
  return Query(Node{Kind::Everything, {}, {}, 0, {}});
}

Query Query::scaled(const Query& query, double factor) {
  return query.empty() ? query : Query(Node{Kind::Scaled, {}, {query}, factor, {}});
}

Query Query::raised(const Query& query, double score) {
  return query.empty() || score <= 0 ? query : Query(Node{Kind::Raised, {}, {query}, score, {}});
}

Query Query::foreign(const Xapian::Query& query) {
  return Query(Node{Kind::Foreign, {}, {}, 0, query});
}

bool Query::has_foreign_part() const {
  if (empty()) return false;
  return kind() == Kind::Foreign ||
         std::any_of(parts().begin(), parts().end(),
                     [](const Query& part) { return part.has_foreign_part(); });
}

Xapian::Query Query::to_xapian() const {
  switch (kind()) {
    case Kind::Nothing:
      return {};
    case Kind::Term:
      return Xapian::Query(term());
    case Kind::Everything:
      // Not Xapian's global MatchAll: its reference count is not for several threads.
      return Xapian::Query(std::string());
    case Kind::Scaled:
      return {Xapian::Query::OP_SCALE_WEIGHT, parts().front().to_xapian(), number()};
    case Kind::Raised:
      return {Xapian::Query::OP_AND, parts().front().to_xapian(),
              Xapian::Query((new Xapian::FixedWeightPostingSource(number()))->release())};
    case Kind::Foreign:
      return node_->foreign;
    default: {
      std::vector<Xapian::Query> converted;
      for (const Query& part : parts()) converted.push_back(part.to_xapian());
      return {op_of(kind()), converted.begin(), converted.end()};
    }
  }
}

}  // namespace musubi
