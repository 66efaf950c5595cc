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
#include <utility>

#include "common/process/threads.h"

namespace musubi {

namespace {

using server_protocol::Reader;
using server_protocol::Reply;

constexpr std::size_t kMaxMessageBytes = 128U << 20;
// Of answers that come before all is asked.
constexpr std::size_t kMaxWaitingBytes = 256U << 20;

ShardIdentity identity_in(std::string_view greeting) {
  Reader from(greeting);
  ShardIdentity served;
  from.byte();  // versions of the protocol
  from.byte();
  served.documents = from.number();
  served.last_docid = served.documents + from.number();
  from.number();  // bounds of the lengths
  from.number();
  from.byte();  // whether there are positions
  served.total_length = from.number();
  served.uuid = std::string(from.rest());
  return served;
}

// What a server says that it cannot do.
[[noreturn]] void rethrow(std::string_view told) {
  constexpr std::string_view kOfWildcards = "Wildcard";
  Reader from(told);
  from.byte();  // its type
  from.text();
  const std::string message(from.text());
  if (message.starts_with(kOfWildcards)) throw Xapian::WildcardError(message);
  throw Xapian::DatabaseError(message);
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

// Which of the events there are; none in time: 0.
short wait_for(int socket, short events, std::chrono::milliseconds timeout) {
  pollfd waited = {socket, events, 0};
  int ready = 0;
  do {
    ready = ::poll(&waited, 1, static_cast<int>(timeout.count()));
  } while (ready < 0 && errno == EINTR);
  return ready > 0 ? waited.revents : short{0};
}

FileDescriptor connected_to(const addrinfo& address, std::chrono::milliseconds timeout) {
  FileDescriptor socket(
      ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return {};
  const int begun = ::connect(socket.number(), address.ai_addr, address.ai_addrlen);
  if (begun != 0 && errno != EINPROGRESS) return {};
  if (wait_for(socket.number(), POLLOUT, timeout) == 0) return {};
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
                                   std::optional<ShardIdentity> must_serve)
    : server_(server), timeout_(timeout), must_serve_(std::move(must_serve)) {
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
  return at_ < received_.size() ||
         wait_for(socket_.number(), POLLIN, std::chrono::milliseconds(0)) != 0;
}

const ShardIdentity& ServerConnection::served() {
  connect();
  if (!is_greeted_) read_greeting();
  return *must_serve_;
}

void ServerConnection::read_greeting() {
  Reply kind = Reply::Greeting;
  const std::string greeting = next_message(kind);
  if (kind != Reply::Greeting || !greeting.starts_with(server_protocol::kVersion)) {
    complain("this is no server of Xapian 1.4");
  }
  ShardIdentity served = identity_in(greeting);
  if (must_serve_ && served != *must_serve_) complain("it serves another database by now");
  must_serve_ = std::move(served);
  is_greeted_ = true;
}

// An answer is taken meanwhile: a server that cannot get rid of one reads nothing.
void ServerConnection::say(std::string_view messages) {
  if (messages.empty()) return;
  connect();
  while (!messages.empty()) {
    wait_for_room();
    const ssize_t sent = ::send(socket_.number(), messages.data(), messages.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent < 0) complain(std::strerror(errno));
    messages.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void ServerConnection::wait_for_room() {
  for (;;) {
    const short events = wait_for(socket_.number(), POLLOUT | POLLIN, timeout_);
    if (events == 0) complain("it takes nothing any more");
    if ((events & POLLIN) == 0 || (events & POLLOUT) != 0) return;
    if (received_.size() > kMaxWaitingBytes) complain("it answers more than was asked");
    receive();
  }
}

std::string ServerConnection::hear(Reply kind) {
  if (!is_greeted_) read_greeting();
  Reply heard = kind;
  std::string content = next_message(heard);
  if (heard == Reply::Exception) rethrow(content);
  if (heard != kind) complain("it gives another answer than was asked for");
  return content;
}

Reply ServerConnection::next_kind() {
  if (!is_greeted_) read_greeting();
  receive_until(1);
  return static_cast<Reply>(received_[at_]);
}

void ServerConnection::receive() {
  constexpr std::size_t kPieceBytes = 64U << 10;
  received_.erase(0, at_);
  at_ = 0;
  if (wait_for(socket_.number(), POLLIN, timeout_) == 0) complain("no answer in time");
  const std::size_t before = received_.size();
  received_.resize(before + kPieceBytes);
  const ssize_t got = ::recv(socket_.number(), received_.data() + before, kPieceBytes, 0);
  const bool is_interrupted = got < 0 && (errno == EINTR || errno == EAGAIN);
  received_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0 && !is_interrupted) complain(std::strerror(errno));
  if (got == 0) complain("it has hung up");
}

void ServerConnection::receive_until(std::size_t bytes) {
  while (received_.size() - at_ < bytes) receive();
}

std::string ServerConnection::next_message(Reply& kind) {
  constexpr std::size_t kMaxHeadBytes = 8;
  // As many bytes as tell how long it is.
  std::size_t head = 2;
  receive_until(head);
  if (received_[at_ + 1] == '\xFF') {
    do {
      receive_until(++head);
    } while ((received_[at_ + head - 1] & 0x80) == 0 && head < kMaxHeadBytes);
  }
  Reader from(std::string_view(received_).substr(at_, head));
  kind = static_cast<Reply>(from.byte());
  const std::uint64_t bytes = from.number();
  if (bytes > kMaxMessageBytes) complain("a message is too long");
  receive_until(head + bytes);
  std::string content = received_.substr(at_ + head, bytes);
  at_ += head + bytes;
  return content;
}

}  // namespace musubi
