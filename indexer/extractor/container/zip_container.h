// zip_container.h - the parts of an office file or a book, which is a ZIP archive.
//
// libarchive stays behind this door.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

class ZipContainer {
 public:
  // `bytes` outlive this object.  Fails where they are no archive that can be read; `what` they
  // are is said then: "workbook".
  static Result<ZipContainer> open(std::string_view bytes, std::string_view what);

  // The names of all parts, as they stand in the archive.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  // Hands on a part piece by piece as it is inflated, until `take` returns false.  Fails where
  // there is no such part, or it is damaged or encrypted.
  Result<void> stream(std::string_view name,
                      const std::function<bool(std::string_view)>& take) const;

  // Whether the manifest of an OpenDocument file says that its parts are encrypted.
  bool is_encrypted_document() const;

  // A whole part of at most `max_bytes`.
  Result<std::string> read(std::string_view name, std::size_t max_bytes) const;

 private:
  ZipContainer(std::string_view bytes, std::string_view what) : bytes_(bytes), what_(what) {}

  std::string_view bytes_;
  std::string what_;
  bool is_cut_ = false;  // behind the parts that are known
  std::vector<std::string> names_;
};

}  // namespace musubi
