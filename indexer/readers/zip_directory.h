// zip_directory.h - the members of a ZIP archive, by the directory at its end.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Calls `see` for each name, as its bytes are, until it returns false.  Of a whole archive the
// directory at its end is read; of a beginning, or where that is damaged, as many members as
// follow each other.
void each_zip_name(std::string_view bytes, const std::function<bool(std::string_view)>& see);

struct ZipMember {
  std::string_view name;
  std::string_view entry;    // its record in the directory
  std::string_view content;  // its own record and what follows it, up to the next member
};

// None where the archive has no directory that can be followed, or one of more than
// `max_count` members.
std::vector<ZipMember> zip_members(std::string_view bytes, std::size_t max_count);

// What makes an archive of the content of one member, behind that.
std::string zip_end_of_one(const ZipMember& member);

// Whether the archive has its end: one that is cut short has not.
bool has_zip_end(std::string_view bytes);

}  // namespace musubi
