#include "common/index/served_texts.h"

#include <utility>

namespace musubi {

namespace {

using server_protocol::Ask;
using server_protocol::Reply;

// Longer texts are not kept.
constexpr std::size_t kMaxHeldBytes = 32U << 20;

}  // namespace

const std::string& ServedTexts::hold(Xapian::docid document, std::string data) {
  if (held_bytes_ + data.size() > kMaxHeldBytes) return last_ = std::move(data);
  held_bytes_ += data.size();
  return held_[document] = std::move(data);
}

std::string ServedTexts::next_data(std::size_t shard) {
  ServerConnection& server = (*servers_)[shard];
  std::string data = server.hear(Reply::DocumentData);
  while (server.next_kind() == Reply::Value) server.hear(Reply::Value);
  server.hear(Reply::Done);
  return data;
}

void ServedTexts::ask_for(std::span<const Xapian::docid> documents,
                          std::vector<std::string>& messages) {
  if (held_bytes_ > kMaxHeldBytes / 2) {
    held_.clear();
    held_bytes_ = 0;
  }
  at_hand_.clear();
  to_come_.assign(servers_->count(), {});
  for (const Xapian::docid document : documents) {
    if (held_.contains(document)) {
      at_hand_.push_back(document);
      continue;
    }
    const std::size_t shard = servers_->shard_of(document);
    std::string number;
    server_protocol::put_number(number, servers_->number_there(document));
    server_protocol::put_message(messages[shard], Ask::Document, number);
    to_come_[shard].push_back(servers_->number_there(document));
  }
}

void ServedTexts::receive(const Take& take) try {
  for (const Xapian::docid document : at_hand_) take(document, held_.at(document));
  for (std::size_t shard = 0; shard < to_come_.size(); ++shard) {
    for (const Xapian::docid number : to_come_[shard]) {
      const Xapian::docid document = servers_->number_in_whole(number, shard);
      take(document, hold(document, next_data(shard)));
    }
  }
} catch (...) {
  servers_->hang_up();
  throw;
}

void ServedTexts::bring(std::span<const Xapian::docid> documents, const Take& take) {
  std::vector<std::string> messages(servers_->count());
  ask_for(documents, messages);
  servers_->say(messages);
  receive(take);
}

void ServedTexts::fetch(std::span<const Xapian::docid> documents) {
  bring(documents, [](Xapian::docid, const std::string&) {});
}

std::string ServedTexts::data_of(Xapian::docid document) {
  if (const auto held = held_.find(document); held != held_.end()) return held->second;
  std::string data;
  bring({&document, 1}, [&data](Xapian::docid, const std::string& one) { data = one; });
  return data;
}

}  // namespace musubi
