// query.h - what is looked for in terms of the index, and what a match scores.
//
// Planned once, and matched by whoever searches the index (searcher/match/matcher.h).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/index/schema.h"

namespace musubi {

// Immutable, so that copies share what they are made of.
class Query {
 public:
  enum class Kind {
    Nothing,     // says nothing; matches nothing
    Term,        // scores by BM25
    Prefix,      // all terms that begin with term(); their scores add up
    Dates,       // first signed in a range, scores 0; the undated are in none
    Changed,     // changed later than time(), scores 0
    Phrase,      // texts that hold letters() in a row, scores 0
    Everything,  // every document, scores 0
    And,         // scores add up
    Or,
    Max,       // the best score counts
    AndNot,    // the first operand without the second
    AndMaybe,  // the first operand; the second adds to its score
    Filter,    // the first operand where the second matches, whose score does not count
    Scaled,    // the score of its operand times number()
    Raised,    // the score of its operand and number()
  };

  Query() = default;
  explicit Query(std::string term);
  // Parts that say nothing are left out; where a match needs one, nothing is left.
  Query(Kind kind, const std::vector<Query>& operands);
  Query(Kind kind, const Query& first, const Query& second) : Query(kind, {first, second}) {}

  static Query everything();
  static Query prefix(std::string beginning);
  static Query dates(const DateRange& range);
  static Query changed_after(std::uint64_t time);
  // `letters`: letters_as_read(); `field` is Body for the whole document.  `words`: those of it
  // that a text with the phrase is likely to have, for where it cannot be found by its letters.
  static Query phrase(std::u32string letters, FieldId field, const Query& words = {});
  // A phrase whose last word may go on.
  static Query beginning(std::u32string letters, FieldId field);
  static Query scaled(const Query& query, double factor);
  static Query unscored(const Query& query) { return scaled(query, 0); }
  static Query raised(const Query& query, double score);

  // The same of other operands.
  Query with(const std::vector<Query>& operands) const;

  Kind kind() const { return node_ == nullptr ? Kind::Nothing : node_->kind; }
  bool empty() const { return node_ == nullptr; }

  // Of the kinds that have them.
  const std::string& term() const { return node_->term; }
  const std::u32string& letters() const { return node_->letters; }
  FieldId field() const { return node_->field; }
  bool may_go_on() const { return node_->may_go_on; }
  const DateRange& range() const { return node_->range; }
  const std::vector<Query>& operands() const { return node_->operands; }
  double number() const { return node_->number; }
  std::uint64_t time() const { return node_->time; }  // nanoseconds since 1970

 private:
  struct Node {
    Kind kind = Kind::Nothing;
    std::string term = {};
    std::u32string letters = {};
    std::vector<Query> operands = {};
    double number = 0;
    FieldId field = FieldId::Body;
    bool may_go_on = false;
    DateRange range = {};
    std::uint64_t time = 0;
  };
  explicit Query(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

  std::shared_ptr<const Node> node_;
};

}  // namespace musubi
