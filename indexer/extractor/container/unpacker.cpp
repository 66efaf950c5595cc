#include "indexer/extractor/container/unpacker.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <clocale>

#include "indexer/extractor/container/archive_problem.h"

namespace musubi {

namespace {

constexpr std::size_t kUnpackedAtOnce = 256U << 10;

// A file that is compressed alone has none.
std::string member_name(archive* archive, archive_entry* entry) {
  if (archive_format(archive) == ARCHIVE_FORMAT_RAW) return {};
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name == nullptr ? "?" : name;
}

// Empty where it is a file.  A link would read another member twice, or what lies outside.
std::string why_skipped(archive_entry* entry) {
  const bool has_bytes = archive_entry_filetype(entry) == AE_IFREG;
  const bool is_link =
      archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry) != nullptr;
  if (has_bytes && (!is_link || archive_entry_size(entry) > 0)) return "";
  return is_link ? "is a link, which is not followed" : "is a device or a pipe: it holds no text";
}

}  // namespace

Unpacker::Unpacker(::archive* archive)
    : archive_(archive, archive_read_free), piece_(kUnpackedAtOnce, '\0') {}

Result<Unpacker> Unpacker::open(std::string_view bytes) {
  // Names that an archive says to be in UTF-8 come as they are.
  static const char* const locale = std::setlocale(LC_CTYPE, "C.UTF-8");
  (void)locale;
  archive* const reader = archive_read_new();
  Unpacker unpacker(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_format_raw(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return fail(fmt::format("is a damaged archive: {}", archive_problem(reader)));
  }
  return unpacker;
}

Result<bool> Unpacker::next(Member& member, std::size_t max_bytes) {
  for (;;) {
    archive_entry* entry = nullptr;
    const int got = archive_read_next_header(archive_.get(), &entry);
    if (got == ARCHIVE_EOF) return false;
    if (got != ARCHIVE_OK && got != ARCHIVE_WARN) {
      return fail(fmt::format("is a damaged archive: {}", archive_problem(archive_.get())));
    }
    // What is neither an archive nor compressed would be its own member.
    if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW &&
        archive_filter_count(archive_.get()) <= 1) {
      return fail("is a damaged archive: it is not what it begins as");
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    member = {member_name(archive_.get(), entry), "", "", why_skipped(entry)};
    if (!member.skipped.empty()) return true;
    if (archive_entry_is_data_encrypted(entry) == 1) {
      member.problem = "is encrypted";
    } else {
      unpack(member, max_bytes);
    }
    return true;
  }
}

void Unpacker::unpack(Member& member, std::size_t max_bytes) {
  for (;;) {
    const la_ssize_t got = archive_read_data(archive_.get(), piece_.data(), piece_.size());
    if (got == 0) return;
    if (got < 0) {
      member.problem = fmt::format("is damaged: {}", archive_problem(archive_.get()));
    } else {
      member.bytes.append(piece_, 0, static_cast<std::size_t>(got));
    }
    if (member.bytes.size() > max_bytes) {
      member.problem = fmt::format("is larger than {} MB unpacked", max_bytes >> 20);
    }
    if (!member.problem.empty()) return;
  }
}

}  // namespace musubi
