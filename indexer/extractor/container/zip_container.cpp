#include "indexer/extractor/container/zip_container.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
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

// An archive that lies in two places.
struct Source {
  std::string_view content, end;
  std::size_t at = 0;

  std::size_t size() const { return content.size() + end.size(); }
};

la_ssize_t read_source(archive*, void* user, const void** piece) {
  Source& source = *static_cast<Source*>(user);
  const std::size_t in_content = std::min(source.at, source.content.size());
  std::string_view rest = source.content.substr(in_content);
  if (rest.empty()) rest = source.end.substr(source.at - in_content);
  *piece = rest.data();
  source.at += rest.size();
  return static_cast<la_ssize_t>(rest.size());
}

la_int64_t seek_source(archive*, void* user, la_int64_t offset, int from) {
  Source& source = *static_cast<Source*>(user);
  const std::size_t base = from == SEEK_END ? source.size() : from == SEEK_CUR ? source.at : 0;
  const la_int64_t to = static_cast<la_int64_t>(base) + offset;
  if (to < 0 || to > static_cast<la_int64_t>(source.size())) return ARCHIVE_FATAL;
  source.at = static_cast<std::size_t>(to);
  return to;
}

// `source` outlives it.
Result<Reader> reader_of(Source& source) {
  Reader reader(archive_read_new());
  // By its directory, or member by member.
  if (source.end.empty()) {
    archive_read_support_format_zip_streamable(reader.get());
  } else {
    archive_read_support_format_zip_seekable(reader.get());
    archive_read_set_seek_callback(reader.get(), seek_source);
  }
  archive_read_set_read_callback(reader.get(), read_source);
  archive_read_set_callback_data(reader.get(), &source);
  if (archive_read_open1(reader.get()) != ARCHIVE_OK) return failure(reader.get());
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
  ZipContainer container(what);
  if (auto done = container.find_parts(bytes); !done) return tl::unexpected(done.error());
  return container;
}

// By the directory, so that no part has to be looked for among the others.
Result<void> ZipContainer::find_parts(std::string_view bytes) {
  const auto members = zip_members(bytes, kMaxParts);
  for (const ZipMember& member : members) {
    parts_.try_emplace(std::string(member.name), Part{member.content, zip_end_of_one(member)});
  }
  return members.empty() ? walk(bytes) : Result<void>();
}

// From one part to the next.
Result<void> ZipContainer::walk(std::string_view bytes) {
  Source source{bytes, ""};
  auto reader = reader_of(source);
  if (!reader) return tl::unexpected(reader.error());
  for (std::size_t count = 0;; ++count) {
    const auto entry = next_entry(reader->get());
    // Of a file that is cut short the parts before are kept; that it is, is told by who sees it.
    is_cut_ = !entry && count > 0 && !has_zip_end(bytes);
    if (is_cut_) return {};
    if (!entry) return failure(reader->get(), fmt::format("is a damaged {}", what_));
    if (*entry == nullptr) return {};
    if (count == kMaxParts) return fail(fmt::format("has more than {} parts", kMaxParts));
    const auto at = static_cast<std::size_t>(archive_read_header_position(reader->get()));
    parts_.try_emplace(part_name(*entry), Part{bytes.substr(std::min(at, bytes.size())), ""});
  }
}

Result<void> ZipContainer::stream(std::string_view name,
                                  const std::function<bool(std::string_view)>& take) const {
  const auto part = parts_.find(name);
  if (part == parts_.end()) {
    return is_cut_ ? fail(fmt::format("is damaged: it has no part {}", name))
                   : fail(fmt::format("has no part {}", name));
  }
  Source source{part->second.content, part->second.end};
  auto reader = reader_of(source);
  if (!reader) return tl::unexpected(reader.error());
  const std::string told = is_cut_ ? fmt::format("is a damaged {}", what_) : "cannot be unpacked";
  const auto entry = next_entry(reader->get());
  if (!entry) return failure(reader->get(), told);
  if (*entry == nullptr) return fail(told);
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
