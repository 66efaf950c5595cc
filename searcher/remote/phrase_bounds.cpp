#include "searcher/remote/phrase_bounds.h"

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

using Op = Query::Kind;

Query at_least(const Query& query);

std::vector<Query> each_at(Query (*bound)(const Query&), const std::vector<Query>& operands) {
  std::vector<Query> bounds;
  for (const Query& operand : operands) bounds.push_back(bound(operand));
  return bounds;
}

Query at_most(const Query& query) {
  if (query.kind() == Op::Phrase) return Query::everything();
  if (query.empty() || query.operands().empty()) return query;
  const std::vector<Query>& operands = query.operands();
  if (query.kind() == Op::AndMaybe) return at_most(operands.front());
  if (query.kind() == Op::AndNot) {
    return Query(Op::AndNot, at_most(operands.front()), at_least(operands.back()));
  }
  return query.with(each_at(at_most, operands));
}

Query at_least(const Query& query) {
  if (query.kind() == Op::Phrase) return {};
  if (query.empty() || query.operands().empty()) return query;
  const std::vector<Query>& operands = query.operands();
  if (query.kind() == Op::AndMaybe) return at_least(operands.front());
  if (query.kind() == Op::AndNot) {
    return Query(Op::AndNot, at_least(operands.front()), at_most(operands.back()));
  }
  return query.with(each_at(at_least, operands));
}

bool is_unscored(const Query& query) {
  switch (query.kind()) {
    case Op::Term:
    case Op::Prefix:
    case Op::Raised:
      return false;
    case Op::Scaled:
      return query.number() == 0 || is_unscored(query.operands().front());
    case Op::AndNot:
    case Op::Filter:
      return is_unscored(query.operands().front());
    case Op::And:
    case Op::Or:
    case Op::Max:
    case Op::AndMaybe:
      return std::all_of(query.operands().begin(), query.operands().end(), is_unscored);
    default:
      return true;
  }
}

class Collector {
 public:
  std::vector<PhraseInQuery> take() { return std::move(found_); }

  void collect(const Query& query, const PhraseInQuery& around) {
    if (query.kind() == Op::Phrase) {
      found_.push_back(around);
      found_.back().phrase = query;
      return;
    }
    if (query.empty()) return;
    const std::vector<Query>& operands = query.operands();
    const std::size_t first = found_.size();
    for (std::size_t i = 0; i < operands.size(); ++i) {
      PhraseInQuery inside = around;
      for (std::size_t j = 0; j < operands.size(); ++j) {
        if (i != j) narrow(query.kind(), i, operands[i], j, operands[j], inside);
      }
      if (query.kind() == Op::AndNot && i > 0) inside.is_unwanted = !inside.is_unwanted;
      collect(operands[i], inside);
    }
    if (query.kind() == Op::And) note_together(first, operands);
  }

 private:
  static void keep_within(const Query& most, PhraseInQuery& inside) {
    if (most.kind() == Op::Everything) return;
    const bool is_first = inside.within.kind() == Op::Everything;
    inside.within = is_first ? most : Query(Op::And, inside.within, most);
  }
  static void leave_out(const Query& least, PhraseInQuery& inside) {
    inside.besides = Query(Op::Or, inside.besides, least);
  }
  static void require(const Query& other, PhraseInQuery& inside) {
    if (other.kind() != Op::AndNot) return keep_within(at_most(other), inside);
    keep_within(at_most(other.operands().front()), inside);
    leave_out(at_least(other.operands().back()), inside);
  }

  // What operand `j` of a query tells of the phrases inside of operand `i`.
  static void narrow(Op kind, std::size_t i, const Query& own, std::size_t j, const Query& other,
                     PhraseInQuery& inside) {
    switch (kind) {
      case Op::And:
      case Op::Filter:
        return require(other, inside);
      case Op::AndNot:
        return i == 0 ? leave_out(at_least(other), inside) : require(other, inside);
      case Op::AndMaybe:
        if (j == 0) require(other, inside);
        return;
      case Op::Or:
      case Op::Max:
        if (is_unscored(own)) leave_out(at_least(other), inside);
        return;
      default:
        return;
    }
  }

  // `first`: of the phrases inside of the operands.
  void note_together(std::size_t first, const std::vector<Query>& operands) {
    std::vector<std::size_t> together;
    std::size_t at = first;
    for (const Query& operand : operands) {
      if (operand.kind() == Op::Phrase) together.push_back(at);
      at += phrases_of(operand).size();
    }
    for (const std::size_t one : together) found_[one].together = together;
  }

  std::vector<PhraseInQuery> found_;
};

Query replaced(const Query& query, const InPlaceOf& in_place_of, std::size_t& next) {
  if (query.kind() == Op::Phrase) return in_place_of(next++);
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    operands.push_back(replaced(operand, in_place_of, next));
  }
  return query.with(operands);
}

}  // namespace

std::vector<PhraseInQuery> phrases_of(const Query& query) {
  Collector collector;
  collector.collect(query, {});
  return collector.take();
}

Query with_phrases(const Query& query, const InPlaceOf& in_place_of) {
  std::size_t next = 0;
  return replaced(query, in_place_of, next);
}

}  // namespace musubi
