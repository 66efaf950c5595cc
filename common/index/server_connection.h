// server_connection.h - a connection of our own to one of Xapian's servers.
//
// It speaks the few words of Xapian's protocol that a search needs (server_protocol.h).  Unlike
// Xapian's own client it need not wait for an answer before it asks again.
#pragma once
#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <future>
#include <optional>
#include <string>
#include <string_view>

#include "common/file/file_descriptor.h"
#include "common/index/server_protocol.h"
#include "common/index/shard_identity.h"
#include "common/remote_access.h"

namespace musubi {

// Belongs to one thread.  Each call may throw Xapian::NetworkError; the connection is of no
// use then but to hang_up().
class ServerConnection {
 public:
  // Begins to connect, and waits for nothing.  `must_serve`: nothing else will do.
  ServerConnection(const ServerAddress& server, std::chrono::milliseconds timeout,
                   std::optional<ShardIdentity> must_serve = std::nullopt);

  // What it serves, as it says first of all; nothing else will do from then on.
  const ShardIdentity& served();
  // The same, once it has said anything.
  const ShardIdentity& identity() const { return *must_serve_; }

  // Messages, one behind another, when all answers to earlier ones are heard.  Connects anew where
  // the server has hung up since.
  void say(std::string_view messages);

  // The content of the next answer, which is to be of that kind.  What the server cannot do is
  // thrown: Xapian::WildcardError, or another Xapian::DatabaseError.
  std::string hear(server_protocol::Reply kind);

  // Of the next answer, which is left to be heard.
  server_protocol::Reply next_kind();

  // Drops the answers that are still to come; what is asked next connects anew.
  void hang_up();

 private:
  void begin();
  void connect();
  bool has_hung_up() const;
  void read_greeting();
  void wait_for_room();
  void receive();
  void receive_until(std::size_t bytes);
  std::string next_message(server_protocol::Reply& kind);
  [[noreturn]] void complain(const std::string& of) const;

  ServerAddress server_;
  std::chrono::milliseconds timeout_;
  std::optional<ShardIdentity> must_serve_;
  std::future<FileDescriptor> connecting_;
  FileDescriptor socket_;
  bool is_greeted_ = false;
  std::string received_;
  std::size_t at_ = 0;  // in it
};

}  // namespace musubi
