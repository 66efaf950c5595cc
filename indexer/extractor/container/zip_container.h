// zip_container.h - the parts of an office file or a book, which is a ZIP archive.
//
// libarchive stays behind this door.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/result.h"

namespace musubi {

class ZipContainer {
 public:
  // `bytes` outlive this object.  Fails where they are no archive that can be read; `what` they
  // are is said then: "workbook".
  static Result<ZipContainer> open(std::string_view bytes, std::string_view what);

  bool has(std::string_view name) const { return parts_.contains(name); }

  // Hands on a part piece by piece as it is inflated, until `take` returns false.  Fails where
  // there is no such part, or it is damaged or encrypted.
  Result<void> stream(std::string_view name,
                      const std::function<bool(std::string_view)>& take) const;

  // Whether the manifest of an OpenDocument file says that its parts are encrypted.
  bool is_encrypted_document() const;

  // A whole part of at most `max_bytes`.
  Result<std::string> read(std::string_view name, std::size_t max_bytes) const;

 private:
  // The bytes in which it lies, and what makes an archive of them.
  struct Part {
    std::string_view content;
    std::string end;  // empty where there is no directory: it is read as it comes
  };

  explicit ZipContainer(std::string_view what) : what_(what) {}
  Result<void> find_parts(std::string_view bytes);
  Result<void> walk(std::string_view bytes);

  std::string what_;
  bool is_cut_ = false;  // behind the parts that are known
  std::map<std::string, Part, std::less<>> parts_;
};

}  // namespace musubi
