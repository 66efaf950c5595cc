#include "searcher/query/tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/index/field_label.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

QueryNode join(NodeKind kind, std::vector<QueryNode> nodes) {
  QueryNode joined{.kind = kind};
  for (QueryNode& node : nodes) {
    if (node.kind == NodeKind::Nothing) continue;
    if (node.kind == kind) {
      std::move(node.children.begin(), node.children.end(), std::back_inserter(joined.children));
    } else {
      joined.children.push_back(std::move(node));
    }
  }
  if (joined.children.empty()) return {};
  if (joined.children.size() == 1) return QueryNode(std::move(joined.children.front()));
  return joined;
}

std::string quoted(const std::string& text) {
  std::string quoted_text = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') quoted_text += '\\';
    quoted_text += byte;
  }
  return quoted_text + '"';
}

std::string range_text(const DateRange& range) {
  if (range.first == range.last) return to_string(range.first);
  return (range.first.year == 0 ? "" : to_string(range.first)) + ".." +
         (range.last.year == 0 ? "" : to_string(range.last));
}

std::string list_text(std::string_view head, const std::vector<QueryNode>& children) {
  std::string text = "(";
  text += head;
  for (const QueryNode& child : children) text += ' ' + to_text(child);
  return text + ')';
}

// Below another part of the query.
std::string typed_below(const QueryNode& node) {
  return node.kind == NodeKind::And ? '(' + as_typed(node) + ')' : as_typed(node);
}

std::string typed_list(std::string_view between, const std::vector<QueryNode>& children) {
  std::string text;
  for (const QueryNode& child : children) {
    if (!text.empty()) text += between;
    text += typed_below(child);
  }
  return text;
}

}  // namespace

QueryNode all_of(std::vector<QueryNode> nodes) {
  return join(NodeKind::And, std::move(nodes));
}

QueryNode any_of(std::vector<QueryNode> nodes) {
  return join(NodeKind::Or, std::move(nodes));
}

QueryNode none_of(QueryNode node) {
  if (node.kind == NodeKind::Nothing) return node;
  if (node.kind == NodeKind::Not) return QueryNode(std::move(node.children.front()));
  QueryNode negation{.kind = NodeKind::Not};
  negation.children.push_back(std::move(node));
  return negation;
}

bool holds_phrase(const QueryNode& node) {
  return node.kind == NodeKind::Phrase ||
         std::any_of(node.children.begin(), node.children.end(), holds_phrase);
}

bool names_field(const QueryNode& node) {
  if (node.kind == NodeKind::Field || node.kind == NodeKind::DateRange) return true;
  if (node.kind == NodeKind::Not) return false;
  return std::any_of(node.children.begin(), node.children.end(), names_field);
}

QueryNode without_fields(QueryNode node) {
  if (node.kind == NodeKind::Not) return node;
  for (QueryNode& child : node.children) child = without_fields(std::move(child));
  switch (node.kind) {
    case NodeKind::Field: {
      QueryNode value = std::move(node.children.front());
      return value;
    }
    case NodeKind::DateRange:
      return {.kind = NodeKind::Words, .text = std::move(node.text)};
    case NodeKind::And:
      return all_of(std::move(node.children));
    case NodeKind::Or:
      return any_of(std::move(node.children));
    default:
      return node;
  }
}

std::string to_text(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::Nothing:
      return "()";
    case NodeKind::And:
      return list_text("and", node.children);
    case NodeKind::Or:
      return list_text("or", node.children);
    case NodeKind::Not:
      return list_text("not", node.children);
    case NodeKind::Words:
      return printable(node.text);
    case NodeKind::Phrase:
      return quoted(printable(node.text));
    case NodeKind::Prefix:
      return printable(node.text) + '*';
    case NodeKind::Field:
      return list_text(field(node.field).name, node.children);
    case NodeKind::DateRange:
      return '(' + std::string(field(node.field).name) + ' ' + range_text(node.range) + ')';
  }
  return {};
}

std::string as_typed(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::Words:
      return node.text;
    case NodeKind::Phrase:
      return quoted(node.text);
    case NodeKind::Field:
      return std::string(label_of_field(field(node.field))) + ':' +
             typed_below(node.children.front());
    case NodeKind::DateRange:
      return std::string(label_of_field(field(node.field))) + ':' + node.text;
    case NodeKind::And:
      return typed_list(" ", node.children);
    case NodeKind::Or:
      return '(' + typed_list(" OR ", node.children) + ')';
    case NodeKind::Not:
      return '-' + typed_below(node.children.front());
    case NodeKind::Prefix:
    case NodeKind::Nothing:
      break;
  }
  return to_text(node);
}

}  // namespace musubi
