#include "searcher/remote/xapian_query.h"

#include <utility>
#include <vector>

namespace musubi {

namespace {

// Words that a prefix stands for at most.  Xapian opens the posting lists of all of them at
// once, with some 30 KB each; asked for more it fails and does not leave any out.
constexpr Xapian::termcount kMaxExpansion = 10'000;

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

// A range of the sort keys in the slot.  The key of a document without a date is behind all dates.
Xapian::Query dates(const DateRange& range) {
  const std::string first = range.first.year == 0 ? "0" : to_string(range.first);
  // "~" sorts behind every digit and hyphen: 2005-03 ends with its last day.
  const std::string last = range.last.year == 0 ? "~" : to_string(range.last) + "~";
  return {Xapian::Query::OP_VALUE_RANGE, field(FieldId::Date).slot, first, last};
}

Xapian::Query combined(const Query& query) {
  std::vector<Xapian::Query> converted;
  for (const Query& operand : query.operands()) {
    converted.push_back(to_xapian(operand));
    // Else Xapian 1.4 takes the best of its operands, too, and not their sum.
    const bool is_sum_to_be_compared =
        query.kind() == Query::Kind::Max && operand.kind() == Query::Kind::Or;
    if (is_sum_to_be_compared) converted.back() = Xapian::Query(1.0, converted.back());
  }
  switch (query.kind()) {
    case Query::Kind::Scaled:
      return {Xapian::Query::OP_SCALE_WEIGHT, converted.front(), query.number()};
    case Query::Kind::Raised:
      return {Xapian::Query::OP_AND, converted.front(),
              Xapian::Query((new Xapian::FixedWeightPostingSource(query.number()))->release())};
    default:
      return {op_of(query.kind()), converted.begin(), converted.end()};
  }
}

}  // namespace

Xapian::Query to_xapian(const Query& query) {
  switch (query.kind()) {
    case Query::Kind::Nothing:
      return {};
    case Query::Kind::Term:
      return Xapian::Query(query.term());
    case Query::Kind::Prefix:
      return {Xapian::Query::OP_WILDCARD, query.term(), kMaxExpansion,
              Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_OR};
    case Query::Kind::Dates:
      return dates(query.range());
    case Query::Kind::Changed:
      throw Xapian::UnimplementedError("no value tells when a document came");
    case Query::Kind::Phrase:
      throw Xapian::UnimplementedError("Xapian reads no texts");
    case Query::Kind::Everything:
      // Not Xapian's global MatchAll: its reference count is not for several threads.
      return Xapian::Query(std::string());
    default:
      return combined(query);
  }
}

}  // namespace musubi
