// served_texts.h - the stored texts of documents that Xapian's servers have, many in one go.
//
// Xapian asks a server for a document, waits, and asks for the next.  Here all that are wanted
// are asked for before the first answer is read, of all servers at once: one exchange, however
// many they are.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/shard_servers.h"
#include "common/index/stored_documents.h"

namespace musubi {

// Belongs to one thread.  Xapian::NetworkError: a server does not answer.
class ServedTexts : public TextSource {
 public:
  explicit ServedTexts(std::shared_ptr<ShardServers> servers) : servers_(std::move(servers)) {}

  // Those that are too long to be held together come when they are asked for, one by one.
  void fetch(std::span<const Xapian::docid> documents) override;
  std::string data_of(Xapian::docid document) override;

  // The same in two steps.  Adds what asks for them to the messages to each server; once these are
  // said, receive() takes the answers, of each that was asked for, in no order.
  using Take = std::function<void(Xapian::docid, const std::string&)>;
  void ask_for(std::span<const Xapian::docid> documents, std::vector<std::string>& messages);
  void receive(const Take& take);

  ShardServers& servers() { return *servers_; }
  std::shared_ptr<const ShardServers> shared_servers() const { return servers_; }

 private:
  void bring(std::span<const Xapian::docid> documents, const Take& take);
  const std::string& hold(Xapian::docid document, std::string data);
  std::string next_data(std::size_t shard);

  std::shared_ptr<ShardServers> servers_;
  std::vector<Xapian::docid> at_hand_;               // of those that were asked for
  std::vector<std::vector<Xapian::docid>> to_come_;  // from each server, as it numbers them
  std::unordered_map<Xapian::docid, std::string> held_;
  std::size_t held_bytes_ = 0;
  std::string last_;  // that was not held
};

}  // namespace musubi
