#include "common/index/served_texts.h"

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

// Of what was fetched, before it is forgotten.
constexpr std::size_t kMaxHeldBytes = 32U << 20;

}  // namespace

void ServedTexts::fetch(std::span<const Xapian::docid> documents) {
  if (fetched_bytes_ > kMaxHeldBytes) {
    fetched_.clear();
    fetched_bytes_ = 0;
  }
  const std::size_t count = servers_.size();
  std::vector<std::vector<Xapian::docid>> wanted(count);  // as each server numbers them
  for (const Xapian::docid document : documents) {
    if (fetched_.try_emplace(document).second) {
      wanted[(document - 1) % count].push_back((document - 1) / static_cast<unsigned>(count) + 1);
    }
  }
  try {
    for (std::size_t i = 0; i < count; ++i) servers_[i]->ask_for(wanted[i]);
    for (std::size_t i = 0; i < count; ++i) {
      for (const Xapian::docid number : wanted[i]) {
        std::string data = servers_[i]->next_document();
        fetched_bytes_ += data.size();
        fetched_[static_cast<Xapian::docid>((number - 1) * count + i + 1)] = std::move(data);
      }
    }
  } catch (...) {
    fetched_.clear();
    throw;
  }
}

std::string ServedTexts::data_of(Xapian::docid document) {
  if (!fetched_.contains(document)) fetch({&document, 1});
  return fetched_.at(document);
}

}  // namespace musubi
