#include "searcher/query/parser.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/syntax.h"

namespace musubi {

namespace {

bool is_operator(LexemeKind kind) {
  return kind == LexemeKind::And || kind == LexemeKind::Or || kind == LexemeKind::Not;
}

bool is_dated(const Field& field) {
  return field.type == FieldType::Year || field.type == FieldType::Date;
}

// Leaves out parentheses without counterpart and those nested too deep.
std::vector<Lexeme> balance_groups(std::vector<Lexeme> lexemes, std::size_t max_depth) {
  std::vector<bool> kept(lexemes.size(), true);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == LexemeKind::Open) {
      kept[i] = false;
      open.push_back(i);
    } else if (lexemes[i].kind == LexemeKind::Close) {
      kept[i] = !open.empty() && open.size() <= max_depth;
      if (open.empty()) continue;
      kept[open.back()] = kept[i];
      open.pop_back();
    }
  }
  std::vector<Lexeme> balanced;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (kept[i]) balanced.push_back(std::move(lexemes[i]));
  }
  return balanced;
}

QueryNode leaf(NodeKind kind, std::string_view text) {
  if (!is_searchable(text)) return {};
  return {.kind = kind, .text = std::string(trim(text))};
}

QueryNode plain_leaf(const Lexeme& lexeme) {
  switch (lexeme.kind) {
    case LexemeKind::Phrase:
      return leaf(NodeKind::Phrase, lexeme.text);
    case LexemeKind::Prefix:
      return leaf(NodeKind::Prefix, lexeme.text);
    default:
      return leaf(NodeKind::Words, lexeme.text);
  }
}

// Nothing where the text is no date.
QueryNode date_leaf(const Field& field, std::string_view text) {
  const Result<DateRange> range = parse_date_range(text);
  if (!range) return {};
  QueryNode node{.kind = NodeKind::DateRange,
                 .text = std::string(trim(text)),
                 .field = field.id,
                 .range = *range};
  if (field.type == FieldType::Year) {
    node.range = {.first = {.year = range->first.year}, .last = {.year = range->last.year}};
  }
  return node;
}

// A date range carries its field itself.
QueryNode in_field(const Field& field, QueryNode value) {
  if (is_dated(field)) return value;
  QueryNode node{.kind = NodeKind::Field, .field = field.id};
  node.children.push_back(std::move(value));
  return node;
}

QueryNode both(QueryNode first, QueryNode second) {
  std::vector<QueryNode> nodes;
  nodes.push_back(std::move(first));
  nodes.push_back(std::move(second));
  return all_of(std::move(nodes));
}

// Recursive descent over lexemes whose groups are balanced.
class Parser {
 public:
  explicit Parser(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes) {}

  // Up to the end of the group.
  QueryNode parse_alternatives();

 private:
  QueryNode parse_conjunction();
  QueryNode parse_negation();
  QueryNode parse_operand();
  QueryNode parse_group();
  QueryNode parse_field();
  QueryNode parse_leaf();

  bool at_end() const { return at_ == lexemes_.size(); }
  bool sees(LexemeKind kind) const { return !at_end() && lexemes_[at_].kind == kind; }
  bool at_group_end() const { return at_end() || sees(LexemeKind::Close); }
  bool accept(LexemeKind kind);

  const std::vector<Lexeme>& lexemes_;
  std::size_t at_ = 0;
  const Field* dated_ = nullptr;  // the field of type Year or Date whose group this is
};

bool Parser::accept(LexemeKind kind) {
  if (!sees(kind)) return false;
  ++at_;
  return true;
}

QueryNode Parser::parse_alternatives() {
  std::vector<QueryNode> alternatives;
  while (!at_group_end()) {
    if (!accept(LexemeKind::Or)) alternatives.push_back(parse_conjunction());
  }
  return any_of(std::move(alternatives));
}

QueryNode Parser::parse_conjunction() {
  std::vector<QueryNode> operands;
  while (!at_group_end() && !sees(LexemeKind::Or)) {
    if (!accept(LexemeKind::And)) operands.push_back(parse_negation());
  }
  return all_of(std::move(operands));
}

QueryNode Parser::parse_negation() {
  bool is_negated = false;
  while (accept(LexemeKind::Not)) is_negated = !is_negated;
  QueryNode operand = parse_operand();
  return is_negated ? none_of(std::move(operand)) : operand;
}

QueryNode Parser::parse_operand() {
  if (at_group_end() || is_operator(lexemes_[at_].kind)) return {};
  if (accept(LexemeKind::Open)) return parse_group();
  if (sees(LexemeKind::Field)) return parse_field();
  return parse_leaf();
}

QueryNode Parser::parse_group() {
  QueryNode node = parse_alternatives();
  ++at_;
  return node;
}

// A field whose value it cannot use is a word, and so is the value.
QueryNode Parser::parse_field() {
  const Field& named = *lexemes_[at_].field;
  QueryNode name = leaf(NodeKind::Words, lexemes_[at_++].text);
  const bool is_negated = accept(LexemeKind::Not);
  const bool is_group = sees(LexemeKind::Open);

  const Field* outer = std::exchange(dated_, is_dated(named) ? &named : nullptr);
  QueryNode value = sees(LexemeKind::Field) ? QueryNode{} : parse_operand();
  dated_ = outer;

  const bool is_usable = value.kind != NodeKind::Nothing &&
                         (!is_dated(named) || is_group || value.kind == NodeKind::DateRange);
  QueryNode node = is_usable ? in_field(named, std::move(value)) : std::move(value);
  if (is_negated) node = none_of(std::move(node));
  return is_usable ? node : both(std::move(name), std::move(node));
}

QueryNode Parser::parse_leaf() {
  const Lexeme& lexeme = lexemes_[at_++];
  if (dated_ != nullptr && lexeme.kind != LexemeKind::Prefix) {
    QueryNode node = date_leaf(*dated_, lexeme.text);
    if (node.kind != NodeKind::Nothing) return node;
  }
  return plain_leaf(lexeme);
}

// A query of nothing but operators searches for their names.
QueryNode operators_as_words(const std::vector<Lexeme>& lexemes, std::size_t max_words) {
  std::vector<QueryNode> words;
  for (const Lexeme& lexeme : lexemes) {
    if (is_operator(lexeme.kind) && words.size() < max_words) words.push_back(plain_leaf(lexeme));
  }
  return all_of(std::move(words));
}

}  // namespace

Result<QueryNode> parse_query(std::string_view query, const ParseOptions& options) {
  if (query.size() > options.max_bytes) {
    return fail(fmt::format("the query is {} bytes long; the longest allowed is {} bytes",
                            query.size(), options.max_bytes),
                "search for the few words of it that matter most");
  }
  Result<std::vector<Lexeme>> cut = cut_query(query, options.max_words);
  if (!cut) return tl::unexpected(cut.error());
  const std::vector<Lexeme> lexemes = balance_groups(std::move(*cut), options.max_depth);
  QueryNode tree = Parser(lexemes).parse_alternatives();
  if (tree.kind == NodeKind::Nothing) return operators_as_words(lexemes, options.max_words);
  return tree;
}

}  // namespace musubi
