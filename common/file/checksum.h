// checksum.h - tells whether a file is still what it was.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/result.h"

struct XXH3_state_s;

namespace musubi {

// Of bytes that come in pieces.
class Checksum {
 public:
  Checksum();
  void add(std::string_view bytes);
  // 32 hexadecimal digits.
  std::string hex() const;

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

// XXH3 of 128 bits over the whole file, as 32 hexadecimal digits: finds damage and
// change, not forgery.
Result<std::string> file_checksum(const std::filesystem::path& path);

}  // namespace musubi
