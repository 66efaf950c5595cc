#include "common/index/served_texts.h"

#include <utility>

namespace musubi {

namespace {

// Of what was fetched: longer texts are not kept.
constexpr std::size_t kMaxHeldBytes = 32U << 20;

}  // namespace

void ServedTexts::hold(Xapian::docid document, std::string data) {
  if (fetched_bytes_ + data.size() > kMaxHeldBytes) return;
  fetched_bytes_ += data.size();
  fetched_[document] = std::move(data);
}

// Asks all servers before it reads an answer.
void ServedTexts::bring(std::span<const Xapian::docid> documents, const Take& take) try {
  const std::size_t count = servers_.size();
  std::vector<std::vector<Xapian::docid>> wanted(count);  // as each server numbers them
  for (const Xapian::docid document : documents) {
    wanted[(document - 1) % count].push_back((document - 1) / static_cast<unsigned>(count) + 1);
  }
  for (std::size_t i = 0; i < count; ++i) servers_[i]->ask_for(wanted[i]);
  for (std::size_t i = 0; i < count; ++i) {
    for (const Xapian::docid number : wanted[i]) {
      take(static_cast<Xapian::docid>((number - 1) * count + i + 1), servers_[i]->next_document());
    }
  }
} catch (...) {
  // The answers of the others would be taken for those to what is asked next.
  for (const auto& server : servers_) server->hang_up();
  throw;
}

void ServedTexts::fetch(std::span<const Xapian::docid> documents) {
  if (fetched_bytes_ > kMaxHeldBytes / 2) {
    fetched_.clear();
    fetched_bytes_ = 0;
  }
  std::vector<Xapian::docid> missing;
  for (const Xapian::docid document : documents) {
    if (!fetched_.contains(document)) missing.push_back(document);
  }
  bring(missing,
        [this](Xapian::docid document, std::string data) { hold(document, std::move(data)); });
}

std::string ServedTexts::data_of(Xapian::docid document) {
  if (const auto held = fetched_.find(document); held != fetched_.end()) return held->second;
  std::string data;
  bring({&document, 1}, [&data](Xapian::docid, std::string one) { data = std::move(one); });
  hold(document, data);
  return data;
}

}  // namespace musubi
