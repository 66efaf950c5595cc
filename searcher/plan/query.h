// query.h - what is looked for in terms of the index, and what a match scores.
//
// Planned once, then matched either by scorers or, wherever only Xapian can tell (a
// remote shard, a phrase, a range of values), by Xapian; both score alike.
#pragma once
#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace musubi {

// Immutable, so that copies share their parts.
class Query {
 public:
  enum class Kind {
    Nothing,     // says nothing; matches nothing
    Term,        // scores by BM25
    Everything,  // every document, scores 0
    And,         // scores add up
    Or,
    Max,       // the best score counts
    AndNot,    // the first part without the second
    AndMaybe,  // the first part; the second adds to its score
    Filter,    // the first part where the second matches, whose score does not count
    Scaled,    // the score of its part times number()
    Raised,    // the score of its part and number()
    Foreign,   // what only Xapian can match
  };

  Query() = default;
  explicit Query(std::string term);
  // Parts that say nothing are left out; where a match needs one, nothing is left.
  Query(Kind kind, const std::vector<Query>& parts);
  Query(Kind kind, const Query& first, const Query& second) : Query(kind, {first, second}) {}

  static Query everything();
  static Query scaled(const Query& query, double factor);
  static Query raised(const Query& query, double score);
  static Query foreign(const Xapian::Query& query);

  Kind kind() const { return node_ == nullptr ? Kind::Nothing : node_->kind; }
  bool empty() const { return node_ == nullptr; }

  // Of the kinds that have them.
  const std::string& term() const { return node_->term; }
  const std::vector<Query>& parts() const { return node_->parts; }
  double number() const { return node_->number; }

  bool has_foreign_part() const;

  Xapian::Query to_xapian() const;

 private:
  struct Node {
    Kind kind = Kind::Nothing;
    std::string term;
    std::vector<Query> parts;
    double number = 0;
    Xapian::Query foreign;
  };
  explicit Query(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

  std::shared_ptr<const Node> node_;
};

}  // namespace musubi
