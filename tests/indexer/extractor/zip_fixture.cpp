#include "tests/indexer/extractor/zip_fixture.h"

#include <archive.h>
#include <archive_entry.h>

namespace musubi {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::size_t room = 4096;
  for (const auto& [name, bytes] : parts) room += bytes.size() + 2 * name.size() + 1024;
  std::string zip(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_zip_set_compression_store(writer);  // as an OpenDocument's mimetype has to be
  archive_write_open_memory(writer, zip.data(), zip.size(), &used);
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  zip.resize(used);
  return zip;
}

}  // namespace musubi
