// page_tree.h - a page of the web as a flat list of nodes, which needs no recursion.
//
// HTML is parsed by gumbo, which stays behind this door and its enumeration of tags.
#pragma once
#include <gumbo.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "indexer/extractor/formats/html/plain_markup.h"

namespace musubi {

struct PageNode {
  const GumboNode* source = nullptr;
  GumboTag tag = GUMBO_TAG_LAST;  // GUMBO_TAG_LAST: a text
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // behind the last node inside
  std::string_view text = {};

  bool is_text() const { return tag == GUMBO_TAG_LAST; }
};

class PageTree {
 public:
  // `markup` has to outlive the tree.  An error where the tree takes too much memory.
  static Result<PageTree> parse(const PlainMarkup& markup);
  PageTree(PageTree&&) noexcept;
  ~PageTree();

  // In the order of the page; the first is <html>.
  std::size_t size() const { return nodes_.size(); }
  const PageNode& operator[](std::size_t node) const { return nodes_[node]; }

  bool has_attributes(std::size_t node) const {
    return !nodes_[node].is_text() && nodes_[node].source->v.element.attributes.length > 0;
  }

  // Empty where there is none.
  std::string_view attribute(std::size_t node, std::string_view name) const;
  bool has_attribute(std::size_t node, std::string_view name) const;

 private:
  const GumboAttribute* find_attribute(std::size_t node, std::string_view name) const;
  class Arena;
  explicit PageTree(std::unique_ptr<Arena> arena);
  void flatten(const GumboNode& root, const PlainMarkup& markup);
  std::string_view text_of(const GumboNode& node, const PlainMarkup& markup);

  std::unique_ptr<Arena> arena_;
  std::vector<PageNode> nodes_;
  std::deque<std::string> texts_;  // that are put together of several
};

}  // namespace musubi
