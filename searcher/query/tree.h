// tree.h - the query tree: what a typed query means, before it meets an index.
//
// Second stage of a query: query string -> query tree -> what is matched.  Texts are
// still as typed; searcher/plan sends them through the analyzer.
#pragma once
#include <string>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/index/schema.h"

namespace musubi {

enum class NodeKind {
  Nothing,    // the query holds nothing to search for; only ever the root
  And,        // all of children, two or more, none of them an And
  Or,         // any of children, two or more, none of them an Or
  Not,        // everything but its one child, which is no Not
  Words,      // text: free text without blanks, still to be analyzed
  Phrase,     // text: to be found in this very wording
  Prefix,     // text: beginning of a word
  Field,      // its one child, looked for in `field`; the innermost Field counts
  DateRange,  // documents whose `field` (of type Year or Date) lies in `range`
};

// Every text is valid UTF-8, holds a letter or a digit and no control character.
struct QueryNode {
  NodeKind kind = NodeKind::Nothing;
  std::string text{};             // Words, Phrase, Prefix; of a DateRange as typed
  FieldId field = FieldId::Body;  // Field, DateRange
  DateRange range{};              // DateRange; whole years for a field of type Year
  std::vector<QueryNode> children{};
};

// Join nodes, without those that are Nothing.  Where one is left it stands for itself,
// where none is left the result is Nothing.  A child of the same kind is replaced by its
// own children.
QueryNode all_of(std::vector<QueryNode> nodes);
QueryNode any_of(std::vector<QueryNode> nodes);

bool holds_phrase(const QueryNode& node);

// Whether what is wanted, and not under a Not, is bound to a field.
bool names_field(const QueryNode& node);

// The values of its fields as words that may stand anywhere, but for those under a Not.
QueryNode without_fields(QueryNode node);

// Two negations cancel out.
QueryNode none_of(QueryNode node);

// One line for people, safe to print:
// 大連 (経済 OR "友好 交流") -観光* year:2004..2012 is
// (and 大連 (or 経済 "友好 交流") (not 観光*) (year 2004..2012)); Nothing is ().
std::string to_text(const QueryNode& node);

// As somebody would type it, to be quoted in a sentence: 国・地域:中国, -観光.
std::string as_typed(const QueryNode& node);

}  // namespace musubi
