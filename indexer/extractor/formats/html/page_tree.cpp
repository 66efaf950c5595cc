#include "indexer/extractor/formats/html/page_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "indexer/extractor/formats/html/text_marks.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxTreeBytes = 512U << 20;  // of a page's tree
constexpr std::size_t kChunkBytes = 256U << 10;
constexpr std::size_t kLargeBytes = 32U << 10;  // from here on blocks of their own
constexpr std::size_t kStep = 16;

}  // namespace

// The memory of one tree.  It is given back as a whole, as gumbo would free a deep tree by
// recursion; what gumbo frees earlier is used again.  Where it is used up, the parse is left by
// longjmp: gumbo knows no failing allocation, and holds nothing but this memory.
class PageTree::Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (Header* block = large_; block != nullptr;) std::free(std::exchange(block, block->next));
    for (void* chunk : chunks_) std::free(chunk);
  }

  // Null where the memory does not suffice.
  GumboOutput* parse(std::string_view markup) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* arena, std::size_t size) {
      return static_cast<Arena*>(arena)->take(size);
    };
    options.deallocator = [](void* arena, void* block) {
      static_cast<Arena*>(arena)->give_back(block);
    };
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(exhausted_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, markup.data(), markup.size());
  }

 private:
  // Before each block; a large one is in a list, to be freed.
  struct alignas(kStep) Header {
    Header* next = nullptr;
    Header* before = nullptr;
    std::size_t size = 0;
    std::size_t reserved = 0;
  };
  // Blocks that were given back, by their size.
  struct Free {
    Free* next;
  };

  void* take(std::size_t size) {
    size = (std::max<std::size_t>(size, 1) + kStep - 1) / kStep * kStep;
    if (size >= kLargeBytes) return take_large(size);
    Free*& reusable = free_[size / kStep];
    if (reusable != nullptr) return std::exchange(reusable, reusable->next);
    const std::size_t needed = size + kStep;
    if (left_ < needed) add_chunk();
    char* block = next_;
    next_ += needed;
    left_ -= needed;
    std::memcpy(block, &size, sizeof size);
    return block + kStep;
  }

  void give_back(void* block) {
    if (block == nullptr) return;
    std::size_t size = 0;
    std::memcpy(&size, static_cast<char*>(block) - kStep, sizeof size);
    if (size >= kLargeBytes) return free_large(block);
    free_[size / kStep] = new (block) Free{free_[size / kStep]};
  }

  void count(std::size_t size) {
    used_ += size;
    if (used_ > kMaxTreeBytes) std::longjmp(exhausted_, 1);
  }

  void add_chunk() {
    count(kChunkBytes);
    next_ = static_cast<char*>(std::malloc(kChunkBytes));
    if (next_ == nullptr) std::longjmp(exhausted_, 1);
    left_ = kChunkBytes;
    chunks_.push_back(next_);
  }

  void* take_large(std::size_t size) {
    count(size);
    auto* header = static_cast<Header*>(std::malloc(sizeof(Header) + kStep + size));
    if (header == nullptr) std::longjmp(exhausted_, 1);
    *header = {large_, nullptr, size, 0};
    if (large_ != nullptr) large_->before = header;
    large_ = header;
    char* block = reinterpret_cast<char*>(header + 1);
    std::memcpy(block, &size, sizeof size);
    return block + kStep;
  }

  void free_large(void* block) {
    auto* header = reinterpret_cast<Header*>(static_cast<char*>(block) - kStep) - 1;
    used_ -= header->size;
    (header->before != nullptr ? header->before->next : large_) = header->next;
    if (header->next != nullptr) header->next->before = header->before;
    std::free(header);
  }

  std::jmp_buf exhausted_ = {};
  std::size_t used_ = 0;
  std::vector<void*> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::array<Free*, kLargeBytes / kStep> free_ = {};
  Header* large_ = nullptr;
};

PageTree::PageTree(std::unique_ptr<Arena> arena) : arena_(std::move(arena)) {}
PageTree::PageTree(PageTree&&) noexcept = default;
PageTree::~PageTree() = default;

Result<PageTree> PageTree::parse(const PlainMarkup& markup) {
  PageTree tree(std::make_unique<Arena>());
  const GumboOutput* parsed = tree.arena_->parse(markup.markup);
  if (parsed == nullptr) return fail("takes too much memory as a page of the web");
  tree.flatten(*parsed->root, markup);
  return tree;
}

// Puts the texts back that plain_markup() put aside.
std::string_view PageTree::text_of(const GumboNode& node, const PlainMarkup& markup) {
  const std::string_view marked = node.v.text.text;
  std::string_view text;
  std::string* whole = nullptr;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (text.empty()) {
      text = part;
      return;
    }
    if (whole == nullptr) whole = &texts_.emplace_back(text);
    *whole += part;
    text = *whole;
  };
  for (std::size_t at = 0; at < marked.size();) {
    const std::size_t mark = std::min(marked.find(kMarkByte, at), marked.size());
    add(marked.substr(at, mark - at));
    at = mark;
    if (at == marked.size()) break;
    const std::size_t number = take_text_mark(marked, at);
    if (number < markup.texts.size()) add(markup.texts[number]);
  }
  return text;
}

void PageTree::flatten(const GumboNode& root, const PlainMarkup& markup) {
  struct Open {
    std::uint32_t node;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode& node) {
    const auto at = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t parent = open.empty() ? 0 : open.back().node;
    PageNode& added = nodes_.emplace_back(PageNode{&node, GUMBO_TAG_LAST, parent, at + 1, {}});
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) {
      added.text = text_of(node, markup);
      return;
    }
    added.tag = node.v.element.tag;
    open.push_back({at, 0});
  };
  add(root);
  while (!open.empty()) {
    Open& last = open.back();
    const GumboVector& children = nodes_[last.node].source->v.element.children;
    if (last.next_child < children.length) {
      add(*static_cast<const GumboNode*>(children.data[last.next_child++]));
    } else {
      nodes_[last.node].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
    }
  }
}

// The parser has put names into small letters; its own search looks at either case.
const GumboAttribute* PageTree::find_attribute(std::size_t node, std::string_view name) const {
  if (nodes_[node].is_text()) return nullptr;
  const GumboVector& attributes = nodes_[node].source->v.element.attributes;
  for (unsigned at = 0; at < attributes.length; ++at) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[at]);
    if (attribute->name == name) return attribute;
  }
  return nullptr;
}

std::string_view PageTree::attribute(std::size_t node, std::string_view name) const {
  const GumboAttribute* found = find_attribute(node, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool PageTree::has_attribute(std::size_t node, std::string_view name) const {
  return find_attribute(node, name) != nullptr;
}

}  // namespace musubi
