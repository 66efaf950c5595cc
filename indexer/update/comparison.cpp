#include "indexer/update/comparison.h"

#include <utility>

namespace musubi {

namespace {

// Beyond this share of the documents a rebuild is cheaper; a small index is always updated.
constexpr std::size_t kMaxChangedShare = 5;
constexpr std::size_t kAlwaysUpdated = 1000;

// Of text, whatever its share.
constexpr std::uint64_t kMaxChangedBytes = 256U << 20;

}  // namespace

Comparison::Comparison(const PreviousGeneration& previous, Patches& patches)
    : previous_(previous), patches_(patches) {
  old_.reserve(previous.rows.size());
  for (const DocumentRow& row : previous.rows) old_.emplace(row.id, &row);
}

void Comparison::take(Document document, DocumentRow& row) {
  const auto known = old_.find(row.id);
  if (known != old_.end() && known->second->content == row.content) {
    row.docid = known->second->docid;
    return;
  }
  bytes_ += document.title.size() + document.body.size();
  if (is_too_much()) return;
  if (known == old_.end()) {
    patches_.add(std::move(document), row);
  } else {
    row.docid = known->second->docid;
    patches_.change(std::move(document), row);
  }
}

bool Comparison::is_too_much() const {
  return bytes_ > kMaxChangedBytes ||
         patches_.size() > previous_.rows.size() / kMaxChangedShare + kAlwaysUpdated;
}

void Comparison::remove_all_but(const std::vector<SourceRows>& sources) {
  for (const SourceRows& source : sources) {
    for (const DocumentRow& row : source.rows) old_.erase(row.id);
  }
  for (const auto& [id, row] : old_) patches_.remove(*row);
}

}  // namespace musubi
