#include "indexer/extractor/serve.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>
#include <string>

#include "common/file/file_descriptor.h"
#include "common/file/mapped_file.h"
#include "indexer/extraction/message.h"
#include "indexer/extractor/formats.h"
#include "indexer/extractor/message_output.h"
#include "indexer/extractor/sandbox.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxRequestBytes = 64U << 20;

struct Received {
  Request request;
  FileDescriptor file;
};

// Some of what is sent, and the descriptor that comes with it.  0 at the end.
ssize_t receive(int channel, char* to, std::size_t byte_count, FileDescriptor& file) {
  iovec piece = {to, byte_count};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control = {};
  msghdr header = {};
  header.msg_iov = &piece;
  header.msg_iovlen = 1;
  header.msg_control = control.data();
  header.msg_controllen = control.size();
  ssize_t got = 0;
  while ((got = ::recvmsg(channel, &header, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
  }
  const cmsghdr* rights = got > 0 ? CMSG_FIRSTHDR(&header) : nullptr;
  if (rights != nullptr && rights->cmsg_type == SCM_RIGHTS) {
    int number = -1;
    std::memcpy(&number, CMSG_DATA(rights), sizeof(number));
    file = FileDescriptor(number);
  }
  return got;
}

bool receive_all(int channel, std::string& to, std::size_t byte_count, FileDescriptor& file) {
  to.resize(byte_count);
  for (std::size_t at = 0; at < byte_count;) {
    const ssize_t got = receive(channel, to.data() + at, byte_count - at, file);
    if (got <= 0) return false;
    at += static_cast<std::size_t>(got);
  }
  return true;
}

// None at the end.
std::optional<Received> next_request(int channel) {
  Received received;
  std::string bytes;
  if (!receive_all(channel, bytes, kMessageHeadBytes, received.file)) return std::nullopt;
  const std::size_t size = message_bytes(bytes);
  if (size > kMaxRequestBytes || !receive_all(channel, bytes, size, received.file)) {
    return std::nullopt;
  }
  auto request = decode_request(bytes);
  if (!request) return std::nullopt;
  received.request = std::move(*request);
  return received;
}

Done answer(const Received& received, int channel) {
  // Where the file shrinks meanwhile, the worker dies.
  const auto mapped = MappedFile::of(received.file);
  if (!mapped) return {mapped.error().message};
  if (mapped->bytes().empty()) return {"is empty"};
  begin_file(mapped->bytes().size());
  MessageOutput output(channel, received.request);
  const auto done = extract({.bytes = mapped->text(),
                             .name = received.request.name,
                             .encoding = received.request.encoding},
                            output);
  return {done ? "" : done.error().message};
}

}  // namespace

int serve(int channel) try {
  if (const auto confined = confine(); !confined) {
    send_message(channel, Done{confined.error().message});
    return 1;
  }
  while (const auto received = next_request(channel)) {
    send_message(channel, answer(*received, channel));
  }
  return 0;
} catch (const std::bad_alloc&) {
  // Whatever else is held, a new process begins with nothing.
  return kOutOfMemoryStatus;
}

}  // namespace musubi
