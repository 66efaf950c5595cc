// document_set.h - the documents that match a query, without their scores.
//
// Ranking needs the best few and may skip the rest; a total and facet counts
// need every match but no score.  One bit per document serves both counts.
#pragma once
#include <xapian.h>

#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

namespace musubi {

// A set of the documents 1 to `last` of one database.
class DocumentSet {
 public:
  explicit DocumentSet(Xapian::docid last) : words_(last / kBits + 1) {}

  void add(Xapian::docid document) { words_[document / kBits] |= bit(document); }
  bool has(Xapian::docid document) const { return (words_[document / kBits] & bit(document)) != 0; }
  std::uint64_t count() const;

  // Both sets are of the same database.
  void unite(const DocumentSet& other);
  void intersect(const DocumentSet& other);
  void subtract(const DocumentSet& other);

  // Calls `take` for each document in ascending order.
  template <typename Take>
  void for_each(Take take) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        take(static_cast<Xapian::docid>(i * kBits + static_cast<unsigned>(std::countr_zero(rest))));
      }
    }
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << document % kBits; }

  std::vector<std::uint64_t> words_;
};

// What `query` matches in a local database, from posting lists alone.  None
// where a part of it can only be evaluated by Xapian itself: a wildcard, a range
// of values, a phrase.
std::optional<DocumentSet> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query);

}  // namespace musubi
