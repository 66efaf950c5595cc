#include "indexer/extractor/container/zip_container.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "indexer/extractor/container/archive_problem.h"
#include "indexer/readers/zip_directory.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxParts = 20'000;

struct Closer {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Closer>;

tl::unexpected<Error> failure(archive* reader, std::string_view what = "cannot be unpacked") {
  return fail(fmt::format("{}: {}", what, archive_problem(reader)));
}

Result<Reader> reader_of(std::string_view bytes) {
  Reader reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  archive_read_support_format_zip_streamable(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return failure(reader.get());
  }
  return reader;
}

const char* part_name(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name != nullptr ? name : "";
}

// The entry after the last one that was read; nullptr behind the last.
Result<archive_entry*> next_entry(archive* reader) {
  archive_entry* entry = nullptr;
  const int state = archive_read_next_header(reader, &entry);
  if (state == ARCHIVE_EOF) return static_cast<archive_entry*>(nullptr);
  if (state != ARCHIVE_OK && state != ARCHIVE_WARN) return failure(reader);
  return entry;
}

}  // namespace

Result<ZipContainer> ZipContainer::open(std::string_view bytes, std::string_view what) {
  auto reader = reader_of(bytes);
  if (!reader) return tl::unexpected(reader.error());
  ZipContainer container(bytes, what);
  while (true) {
    const auto entry = next_entry(reader->get());
    // Of a file that is cut short the parts before are kept; that it is, is told by who sees it.
    container.is_cut_ = !entry && !container.names_.empty() && !has_zip_end(bytes);
    if (container.is_cut_) return container;
    if (!entry) return failure(reader->get(), fmt::format("is a damaged {}", what));
    if (*entry == nullptr) return container;
    if (container.names_.size() == kMaxParts) {
      return fail(fmt::format("has more than {} parts", kMaxParts));
    }
    container.names_.emplace_back(part_name(*entry));
  }
}

bool ZipContainer::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Result<void> ZipContainer::stream(std::string_view name,
                                  const std::function<bool(std::string_view)>& take) const {
  auto reader = reader_of(bytes_);
  if (!reader) return tl::unexpected(reader.error());
  const std::string told = is_cut_ ? fmt::format("is a damaged {}", what_) : "cannot be unpacked";
  while (true) {
    const auto entry = next_entry(reader->get());
    if (!entry) return failure(reader->get(), told);
    if (*entry == nullptr) return fail(fmt::format("has no part {}", name));
    if (name == part_name(*entry)) break;
  }
  while (true) {
    const void* piece = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int state = archive_read_data_block(reader->get(), &piece, &size, &offset);
    if (state == ARCHIVE_EOF) return {};
    // A warning is damage here: a wrong sum or size.
    if (state != ARCHIVE_OK) return failure(reader->get(), told);
    if (!take({static_cast<const char*>(piece), size})) return {};
  }
}

bool ZipContainer::is_encrypted_document() const {
  constexpr std::size_t kMaxManifestBytes = 4U << 20;
  if (!has("META-INF/manifest.xml")) return false;
  const auto manifest = read("META-INF/manifest.xml", kMaxManifestBytes);
  return manifest && manifest->find("encryption-data") != std::string::npos;
}

Result<std::string> ZipContainer::read(std::string_view name, std::size_t max_bytes) const {
  std::string part;
  bool is_too_large = false;
  const auto done = stream(name, [&](std::string_view piece) {
    is_too_large = part.size() + piece.size() > max_bytes;
    if (!is_too_large) part += piece;
    return !is_too_large;
  });
  if (!done) return tl::unexpected(done.error());
  if (is_too_large) return fail(fmt::format("{} is larger than {} MB", name, max_bytes >> 20));
  return part;
}

}  // namespace musubi
