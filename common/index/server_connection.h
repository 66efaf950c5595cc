// server_connection.h - a connection of our own to one of Xapian's servers.
//
// It speaks the few words of Xapian's protocol (net/remoteprotocol.h of Xapian 1.4, version 39)
// that a document is asked for with.  Unlike Xapian's own client it need not wait for an answer
// before it asks again.
#pragma once
#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "common/file/file_descriptor.h"
#include "common/remote_access.h"

namespace musubi {

// Belongs to one thread.  Each call may throw Xapian::NetworkError; the connection is of no
// use then but to hang_up().
class ServerConnection {
 public:
  // Begins to connect, and waits for nothing.  `uuid`: of the database that it must serve.
  ServerConnection(const ServerAddress& server, std::chrono::milliseconds timeout,
                   std::string uuid);

  // By their numbers at the server.  Connects anew where the server has hung up since.
  void ask_for(const std::vector<Xapian::docid>& documents);

  // The data of the next that was asked for.
  std::string next_document();

  // Drops the answers that are still to come; what is asked next connects anew.
  void hang_up();

 private:
  struct Message {
    int type;
    std::string content;
  };
  void begin();
  void connect();
  bool has_hung_up() const;
  void read_greeting();
  void send(std::string_view bytes);
  char next_byte();
  void receive();
  Message next_message();
  [[noreturn]] void complain(const std::string& of) const;

  ServerAddress server_;
  std::chrono::milliseconds timeout_;
  std::string uuid_;
  std::future<FileDescriptor> connecting_;
  FileDescriptor socket_;
  bool is_greeted_ = false;
  std::string received_;
  std::size_t at_ = 0;  // in it
};

}  // namespace musubi
