// zip_directory.h - the names of a ZIP archive's members, to tell what kind of file it is.
#pragma once
#include <functional>
#include <string_view>

namespace musubi {

// Calls `see` for each name, as its bytes are, until it returns false.  Of a whole archive the
// directory at its end is read; of a beginning, or where that is damaged, as many members as
// follow each other.
void each_zip_name(std::string_view bytes, const std::function<bool(std::string_view)>& see);

// Whether the archive has its end: one that is cut short has not.
bool has_zip_end(std::string_view bytes);

}  // namespace musubi
