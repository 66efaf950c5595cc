// served_texts.h - the stored texts of documents that Xapian's servers have, many in one go.
//
// Xapian asks a server for a document, waits, and asks for the next.  Here all that are wanted
// are asked for before the first answer is read, of all servers at once: one exchange, however
// many they are.  Each server gets a second connection for that (server_connection.h).
#pragma once
#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/server_connection.h"
#include "common/index/stored_documents.h"

namespace musubi {

// Belongs to one thread.  Xapian::NetworkError: a server does not answer.
class ServedTexts : public TextSource {
 public:
  // In the order in which Xapian searches them as one.
  explicit ServedTexts(std::vector<std::unique_ptr<ServerConnection>> servers)
      : servers_(std::move(servers)) {}

  // Those that are too long to be held together come when they are asked for, one by one.
  void fetch(std::span<const Xapian::docid> documents) override;
  std::string data_of(Xapian::docid document) override;

 private:
  using Take = std::function<void(Xapian::docid, std::string)>;
  void bring(std::span<const Xapian::docid> documents, const Take& take);
  void hold(Xapian::docid document, std::string data);

  std::vector<std::unique_ptr<ServerConnection>> servers_;
  std::unordered_map<Xapian::docid, std::string> fetched_;
  std::size_t fetched_bytes_ = 0;
};

}  // namespace musubi
