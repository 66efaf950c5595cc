// archive_fixture.h - makes archives for tests.
#pragma once
#include <string>
#include <vector>

namespace musubi {

struct ArchiveMember {
  std::string name, bytes;
  std::string link_to = {};  // of a symbolic link
};

// An archive as libarchive writes it: format "zip", "ustar", …; filter "none", "gzip", …
std::string packed(const std::vector<ArchiveMember>& members, const char* format,
                   const char* filter = "none");

}  // namespace musubi
