// message.h - what the indexer and the extractor say to each other, as bytes.
//
// A message travels as its byte count (4 bytes, little-endian), the number of its type and its
// fields, see common/index/byte_stream.h.  What comes from the extractor is not trusted: every
// text is scrubbed when it is decoded, every count is checked.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/result.h"
#include "indexer/extraction/extracted.h"
#include "indexer/readers/common_lines.h"

namespace musubi {

// The indexer asks: read the file whose descriptor comes with this.
struct Request {
  std::string name;                          // its path as text
  std::string encoding;                      // that it is known to be in; empty: not known
  std::vector<std::uint64_t> known_members;  // member_hash(): need not be read again
  // The first so many: what came of them is here already, or nothing will.
  std::uint64_t passed_members = 0;
};

// What the file proved to be.
struct Opened {
  SourceKind kind = SourceKind::Text;
};

// All that follows is of this member, until its end.
struct MemberBegin {
  std::uint64_t hash = 0;     // member_hash(); 0: none
  std::uint8_t is_known = 0;  // nothing follows
  std::string name;
};
struct MemberEnd {};

// The end of the answer.
struct Done {
  std::string refusal;  // why the file is refused; empty: it was read to its end
};

using Message = std::variant<Opened, Extracted, TableHead, TableRow, PlainMember, Remark,
                             MemberBegin, MemberEnd, Done>;

// Of a member that is the same in name and content, and of which the same is left out.
std::uint64_t member_hash(std::string_view name, std::string_view bytes,
                          const CommonLines& left_out = {});

// The exit status of an extractor that needs more memory than it may have.
inline constexpr int kOutOfMemoryStatus = 77;

inline constexpr std::size_t kMessageHeadBytes = 4;
inline constexpr std::size_t kMaxMessageBytes = 96U << 20;

// With the byte count before it.
std::string encode_message(const Message& message);
std::string encode_request(const Request& request);

// What the bytes before a message say about its size.
std::size_t message_bytes(std::string_view head);

// Decodes the bytes behind the head.  An error if no sender can have written them.
Result<Message> decode_message(std::string_view bytes);
Result<Request> decode_request(std::string_view bytes);

}  // namespace musubi
