// source_kind.h - the kinds of files that are read.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

enum class SourceKind : std::uint8_t {
  // Read by the indexer itself.
  Text,
  Markdown,
  Csv,
  Tsv,
  Jsonl,
  // Read by the extractor.
  Html,
  Pdf,
  Xlsx,
  Xls,
  Ods,
  Docx,
  Doc,
  Odt,
  Rtf,
  Pptx,
  Ppt,
  Odp,
  Epub,
  Mail,
  Mbox,
  Msg,
  Tnef,  // Outlook's winmail.dat
  Zip,
  Tar,
  Compressed,  // one file, by gzip, Zstandard, xz or bzip2
};

// Whether the indexer's own readers take it.
bool is_plain(SourceKind kind);

// "text", "markdown", "csv", "html", "pdf", …
std::string kind_name(SourceKind kind);

// By the ending, in any case; none for an unknown one.
std::optional<SourceKind> kind_by_ending(const std::filesystem::path& path);

// By what the bytes are; none where they are no more than text, or nothing that is read.
// `bytes`: all of the file, or its beginning; of an office file the beginning may not tell which
// it is, and it is taken for an archive.  `named`: what the name says.  It decides whether
// lines like those of a mail are one, as in a file of plain text they are not, and what an archive
// is that is cut short.
std::optional<SourceKind> kind_by_content(std::string_view bytes,
                                          std::optional<SourceKind> named = std::nullopt);

// How many bytes tell at least whether the extractor is to look at the rest.
inline constexpr std::size_t kKindBytes = 4096;

}  // namespace musubi
