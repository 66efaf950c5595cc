#include "indexer/extractor/formats/html.h"

#include <gumbo.h>

#include <memory>
#include <string>

#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

bool is_hidden(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD ||
         tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE;
}

// Phrases within a line; all other elements begin and end one.
bool is_inline(GumboTag tag) {
  return tag == GUMBO_TAG_A || tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_B ||
         tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_I ||
         tag == GUMBO_TAG_RUBY || tag == GUMBO_TAG_RT || tag == GUMBO_TAG_FONT;
}

void end_line(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (!text.empty() && text.back() != '\n') text += '\n';
}

void append_words(std::string_view words, std::string& text) {
  for (const char c : words) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!is_space) {
      text += c;
    } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
      text += ' ';
    }
  }
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT) return &node.v.element.children;
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  return nullptr;
}

void append_text(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
      node.type == GUMBO_NODE_CDATA) {
    return append_words(node.v.text.text, text);
  }
  const GumboVector* children = children_of(node);
  if (children == nullptr) return;
  const bool is_element = node.type == GUMBO_NODE_ELEMENT;
  if (is_element && is_hidden(node.v.element.tag)) return;
  const bool is_block = !is_element || !is_inline(node.v.element.tag);
  if (is_block) end_line(text);
  for (unsigned i = 0; i < children->length; ++i) {
    append_text(*static_cast<const GumboNode*>(children->data[i]), text);
  }
  if (is_block) end_line(text);
}

const GumboNode* find_title(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_TITLE) return &node;
  const GumboVector* children = children_of(node);
  for (unsigned i = 0; children != nullptr && i < children->length; ++i) {
    const auto* found = find_title(*static_cast<const GumboNode*>(children->data[i]));
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::string title_of(const GumboNode& root) {
  const GumboNode* title = find_title(root);
  std::string text;
  for (unsigned i = 0; title != nullptr && i < title->v.element.children.length; ++i) {
    append_text(*static_cast<const GumboNode*>(title->v.element.children.data[i]), text);
  }
  return std::string(trim(text));
}

}  // namespace

Result<void> extract_html(const Input& input, Output& output) {
  const auto detected = detect_encoding(input.bytes);
  if (!detected) return tl::unexpected(detected.error());
  Decoder decoder(detected->encoding);
  std::string text;
  decoder.decode(input.bytes.substr(detected->mark_byte_count), text);
  decoder.finish(text);
  const std::string page = scrub_utf8(text);
  const auto free_page = [](GumboOutput* parsed) {
    gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  };
  const std::unique_ptr<GumboOutput, decltype(free_page)> parsed(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()), free_page);
  Extracted document;
  document.encoding = encoding_name(detected->encoding);
  document.title = title_of(*parsed->document);
  Section& body = document.sections.emplace_back();
  append_text(*parsed->document, body.text);
  output.document(std::move(document));
  return {};
}

}  // namespace musubi
