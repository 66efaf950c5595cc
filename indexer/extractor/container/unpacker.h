// unpacker.h - the members of an archive, or the one file in a compressed one, in their order.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "common/result.h"

struct archive;

namespace musubi {

class Unpacker {
 public:
  struct Member {
    std::string name;  // in whatever encoding it is; empty: the file has none
    std::string bytes;
    std::string problem = {};  // why there are none, or not all
    std::string skipped = {};  // why it is none that could be read
  };

  // ZIP, TAR in any compression, or a file compressed alone.  `bytes` outlives this object.
  static Result<Unpacker> open(std::string_view bytes);

  // False at the end.  Folders are passed over.  A member larger than `max_bytes` is a
  // problem of its own; an error where nothing more can be read.
  Result<bool> next(Member& member, std::size_t max_bytes);

 private:
  explicit Unpacker(::archive* archive);
  void unpack(Member& member, std::size_t max_bytes);

  std::unique_ptr<::archive, int (*)(::archive*)> archive_;
  std::string piece_;  // of a member, as it is unpacked: kept, as most members are small
};

}  // namespace musubi
