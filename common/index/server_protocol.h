// server_protocol.h - how numbers, texts and messages are written between a searcher and one of
// Xapian's servers.
//
// As Xapian 1.4 has it (net/remoteprotocol.h, version 39).  Of its messages there are those that
// we send and get.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace musubi::server_protocol {

inline constexpr char kVersion = 39;

enum class Ask : char { Document = 2, Query = 8, MatchSet = 26 };

enum class Reply {
  Greeting = 0,
  Exception = 1,
  Done = 2,
  DocumentData = 5,
  Statistics = 11,
  Value = 16,
  Results = 18
};

void put_number(std::string& to, std::uint64_t number);
void put_text(std::string& to, std::string_view text);
// Zero, as a floating-point number.
void put_zero(std::string& to);
void put_message(std::string& to, Ask what, std::string_view content);

// Throws Xapian::NetworkError.
[[noreturn]] void ill_formed();

// Reads the content of a message.  Throws Xapian::NetworkError where it is none.
class Reader {
 public:
  explicit Reader(std::string_view content) : rest_(content) {}

  std::uint64_t number();
  double real();
  // A view into the content.
  std::string_view text();
  char byte();
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace musubi::server_protocol
