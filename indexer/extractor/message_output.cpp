#include "indexer/extractor/message_output.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "common/text/utf8.h"
#include "indexer/extractor/sandbox.h"

namespace musubi {

namespace {

// As of a file of plain text.
constexpr std::size_t kMaxTextBytes = 64U << 20;

}  // namespace

void send_message(int channel, const Message& message) {
  const std::string bytes = encode_message(message);
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t got = ::send(channel, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (got > 0) sent += static_cast<std::size_t>(got);
    if (got < 0 && errno != EINTR) ::_exit(0);
  }
}

void MessageOutput::document(Extracted document) {
  std::size_t bytes = 0;
  for (const Section& section : document.sections) bytes += section.text.size();
  if (bytes > kMaxTextBytes) return refuse_large(document.member);
  send_message(channel_, document);
}

void MessageOutput::plain(PlainMember member) {
  if (member.bytes.size() > kMaxTextBytes) return refuse_large(member.member);
  send_message(channel_, member);
}

bool MessageOutput::begin_member(const Input& member) {
  // They come in the same order each time; names may come twice.
  if (members_to_pass_ > 0) {
    --members_to_pass_;
    return false;
  }
  begin_file(member.bytes.size());
  const std::uint64_t hash =
      member_hash(member.name, member.bytes,
                  member.common_lines == nullptr ? CommonLines() : *member.common_lines);
  const bool is_known = known_members_.contains(hash);
  send_message(channel_, MemberBegin{hash, is_known, scrub_utf8(member.name)});
  return !is_known;
}

void MessageOutput::refuse_large(const std::string& member) {
  remark({Remark::Kind::Refusal, member, "holds more than 64 MB of text"});
}

}  // namespace musubi
