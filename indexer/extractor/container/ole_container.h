// ole_container.h - the parts of an office file of before 2007: a file system in a file.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

class OleContainer {
 public:
  // Keeps a view of `bytes`, which must outlive it.
  static Result<OleContainer> open(std::string_view bytes);

  // "storage/part" is a part in a storage; storages may lie in each other.
  bool has(const std::string& name) const;

  // A part by its name, in any case.  Fails where it is not there, or larger than 256 MB.
  Result<std::string> read(const std::string& name) const;

  // Names of what lies in a storage, sorted; "": the file itself.
  std::vector<std::string> names_in(const std::string& storage) const;

  // The title that the file states; empty where it states none, or one that is none.
  std::string stated_title() const;

 private:
  std::shared_ptr<void> root_;  // a GsfInfile
};

}  // namespace musubi
