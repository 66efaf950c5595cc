// content_counts.h - how many of the documents that match have each content.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace musubi {

// Of content keys (common/index/content_key.h), which are spread evenly and never 0.
class ContentCounts {
 public:
  // `contents`: of all documents, in no order.
  explicit ContentCounts(std::span<const std::uint64_t> contents);

  // Different contents.
  std::size_t size() const { return size_; }

  // Documents that have this one, which some document has.
  std::size_t of(std::uint64_t content) const;

 private:
  struct Slot {
    std::uint64_t content = 0;
    std::size_t documents = 0;
  };

  std::size_t place_of(std::uint64_t content) const;

  std::vector<Slot> slots_;  // a power of two, half of them empty or more
  std::size_t size_ = 0;
};

}  // namespace musubi
