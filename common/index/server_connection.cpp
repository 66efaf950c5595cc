#include "common/index/server_connection.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>

#include "common/process/threads.h"

namespace musubi {

namespace {

constexpr char kProtocolVersion = 39;
constexpr std::size_t kMaxMessageBytes = 128U << 20;

// What is sent.
constexpr char kAskForDocument = 2;
// What comes back.
enum Reply { kGreeting = 0, kException = 1, kDone = 2, kDocumentData = 5, kValue = 16 };

// As the protocol writes the size of a message, and a document's number.
void append_length(std::string& to, std::uint64_t length) {
  constexpr std::uint64_t kLong = 255;
  if (length < kLong) {
    to += static_cast<char>(length);
    return;
  }
  to += static_cast<char>(kLong);
  length -= kLong;
  for (; length >= 0x80; length >>= 7) to += static_cast<char>(length & 0x7F);
  to += static_cast<char>(length | 0x80);
}

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses addresses_of(const ServerAddress& server) {
  addrinfo wanted = {};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(server.port);
  if (::getaddrinfo(server.host.c_str(), port.c_str(), &wanted, &found) != 0) found = nullptr;
  return {found, ::freeaddrinfo};
}

bool is_ready(int socket, short events, std::chrono::milliseconds timeout) {
  pollfd waited = {socket, events, 0};
  int ready = 0;
  do {
    ready = ::poll(&waited, 1, static_cast<int>(timeout.count()));
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

FileDescriptor connected_to(const addrinfo& address, std::chrono::milliseconds timeout) {
  FileDescriptor socket(
      ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return {};
  const int begun = ::connect(socket.number(), address.ai_addr, address.ai_addrlen);
  if (begun != 0 && errno != EINPROGRESS) return {};
  if (!is_ready(socket.number(), POLLOUT, timeout)) return {};
  int failure = 0;
  socklen_t size = sizeof failure;
  ::getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &failure, &size);
  if (failure != 0) return {};
  const int at_once = 1;
  ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return socket;
}

FileDescriptor connected_to_server(const ServerAddress& server, std::chrono::milliseconds timeout) {
  const Addresses addresses = addresses_of(server);
  for (const addrinfo* one = addresses.get(); one != nullptr; one = one->ai_next) {
    FileDescriptor socket = connected_to(*one, timeout);
    if (socket.is_open()) return socket;
  }
  return {};
}

}  // namespace

ServerConnection::ServerConnection(const ServerAddress& server, std::chrono::milliseconds timeout,
                                   std::string uuid)
    : server_(server), timeout_(timeout), uuid_(std::move(uuid)) {
  begin();
}

void ServerConnection::complain(const std::string& of) const {
  throw Xapian::NetworkError(fmt::format("{}: {}", to_string(server_), of));
}

void ServerConnection::hang_up() {
  socket_ = FileDescriptor();
  is_greeted_ = false;
  received_.clear();
  at_ = 0;
}

void ServerConnection::begin() {
  hang_up();
  connecting_ = in_background(
      [server = server_, timeout = timeout_] { return connected_to_server(server, timeout); });
}

void ServerConnection::connect() {
  if (is_greeted_ && has_hung_up()) hang_up();
  if (!socket_.is_open() && !connecting_.valid()) begin();
  if (connecting_.valid()) socket_ = connecting_.get();
  if (!socket_.is_open()) complain("cannot connect");
}

// A server that has waited long says so and hangs up; nobody else says anything unasked.
bool ServerConnection::has_hung_up() const {
  return at_ < received_.size() || is_ready(socket_.number(), POLLIN, std::chrono::milliseconds(0));
}

void ServerConnection::ask_for(const std::vector<Xapian::docid>& documents) {
  if (documents.empty()) return;
  connect();
  std::string bytes;
  for (const Xapian::docid document : documents) {
    std::string number;
    append_length(number, document);
    bytes += kAskForDocument;
    append_length(bytes, number.size());
    bytes += number;
  }
  send(bytes);
}

std::string ServerConnection::next_document() {
  if (!is_greeted_) read_greeting();
  Message message = next_message();
  if (message.type != kDocumentData) complain("the server cannot read a document");
  std::string data = std::move(message.content);
  do {
    message = next_message();
  } while (message.type == kValue);
  if (message.type != kDone) complain("the server cannot read a document");
  return data;
}

void ServerConnection::read_greeting() {
  const auto [type, content] = next_message();
  if (type != kGreeting || !content.starts_with(kProtocolVersion)) {
    complain("this is no server of Xapian 1.4");
  }
  if (!content.ends_with(uuid_)) complain("it serves another database by now");
  is_greeted_ = true;
}

void ServerConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!is_ready(socket_.number(), POLLOUT, timeout_)) complain("it takes nothing any more");
    const ssize_t sent = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent < 0) complain(std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void ServerConnection::receive() {
  constexpr std::size_t kPieceBytes = 64U << 10;
  received_.erase(0, at_);
  at_ = 0;
  if (!is_ready(socket_.number(), POLLIN, timeout_)) complain("no answer in time");
  const std::size_t before = received_.size();
  received_.resize(before + kPieceBytes);
  const ssize_t got = ::recv(socket_.number(), received_.data() + before, kPieceBytes, 0);
  const bool is_interrupted = got < 0 && (errno == EINTR || errno == EAGAIN);
  received_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0 && !is_interrupted) complain(std::strerror(errno));
  if (got == 0) complain("it has hung up");
}

char ServerConnection::next_byte() {
  while (at_ == received_.size()) receive();
  return received_[at_++];
}

ServerConnection::Message ServerConnection::next_message() {
  Message message;
  message.type = static_cast<unsigned char>(next_byte());
  std::uint64_t bytes = static_cast<unsigned char>(next_byte());
  if (bytes == 255) {
    unsigned char part = 0;
    int shift = 0;
    do {
      part = static_cast<unsigned char>(next_byte());
      bytes += static_cast<std::uint64_t>(part & 0x7F) << shift;
      shift += 7;
    } while ((part & 0x80) == 0 && shift < 42);
  }
  if (bytes > kMaxMessageBytes) complain("a message is too long");
  while (received_.size() - at_ < bytes) receive();
  message.content = received_.substr(at_, bytes);
  at_ += bytes;
  return message;
}

}  // namespace musubi
