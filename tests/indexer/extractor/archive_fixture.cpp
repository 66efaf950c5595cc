#include "tests/indexer/extractor/archive_fixture.h"

#include <archive.h>
#include <archive_entry.h>

#include <string_view>

namespace musubi {

std::string packed(const std::vector<ArchiveMember>& members, const char* format,
                   const char* filter) {
  std::size_t room = 1U << 16;
  for (const ArchiveMember& member : members) room += member.bytes.size() + 4096;
  std::string bytes(room, '\0');
  std::size_t used = 0;
  archive* const out = archive_write_new();
  archive_write_set_format_by_name(out, format);
  if (std::string_view(filter) == "none") {
    archive_write_add_filter_none(out);
  } else {
    archive_write_add_filter_by_name(out, filter);
  }
  archive_write_set_bytes_in_last_block(out, 1);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content, link_to] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, link_to.empty() ? AE_IFREG : AE_IFLNK);
    if (!link_to.empty()) archive_entry_set_symlink(entry, link_to.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

}  // namespace musubi
