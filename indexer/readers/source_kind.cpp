#include "indexer/readers/source_kind.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/readers/ole_directory.h"
#include "indexer/readers/zip_directory.h"

namespace musubi {

namespace {

using namespace std::string_view_literals;

struct KindName {
  SourceKind kind;
  std::string_view name;
  std::string_view endings;  // each with a space behind it
};

constexpr std::array<KindName, 25> kKinds = {{
    {SourceKind::Text, "text", ".txt .text "},
    {SourceKind::Markdown, "markdown", ".md .markdown "},
    {SourceKind::Csv, "csv", ".csv "},
    {SourceKind::Tsv, "tsv", ".tsv .tab "},
    {SourceKind::Jsonl, "jsonl", ".jsonl .ndjson "},
    {SourceKind::Html, "html", ".html .htm .xhtml .xht .shtml "},
    {SourceKind::Pdf, "pdf", ".pdf "},
    {SourceKind::Xlsx, "xlsx", ".xlsx .xlsm .xltx .xltm "},
    {SourceKind::Xls, "xls", ".xls .xlt "},
    {SourceKind::Ods, "ods", ".ods .ots .fods "},
    {SourceKind::Docx, "docx", ".docx .docm .dotx .dotm "},
    {SourceKind::Doc, "doc", ".doc .dot "},
    {SourceKind::Odt, "odt", ".odt .ott .fodt "},
    {SourceKind::Rtf, "rtf", ".rtf "},
    {SourceKind::Pptx, "pptx", ".pptx .pptm .ppsx .ppsm .potx .potm "},
    {SourceKind::Ppt, "ppt", ".ppt .pps .pot "},
    {SourceKind::Odp, "odp", ".odp .otp .fodp "},
    {SourceKind::Epub, "epub", ".epub "},
    {SourceKind::Mail, "mail", ".eml "},
    {SourceKind::Mbox, "mbox", ".mbox .mbx "},
    {SourceKind::Msg, "msg", ".msg "},
    {SourceKind::Tnef, "tnef", ".tnef "},
    {SourceKind::Zip, "zip", ".zip "},
    {SourceKind::Tar, "tar", ".tar .tgz .txz .tzst .tbz .tbz2 "},
    {SourceKind::Compressed, "compressed", ".gz .zst .xz .bz2 "},
}};

struct KindSignature {
  std::size_t at;
  std::string_view bytes;
  SourceKind kind;
};

// The formats' own documents; the list of file(1) agrees.
constexpr std::array<KindSignature, 10> kKindSignatures = {{
    {0, "%PDF-"sv, SourceKind::Pdf},
    {0, "{\\rtf"sv, SourceKind::Rtf},
    {0, "\x1F\x8B"sv, SourceKind::Compressed},
    {0, "\x28\xB5\x2F\xFD"sv, SourceKind::Compressed},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     SourceKind::Compressed},
    {0, "BZh"sv, SourceKind::Compressed},
    {0, "\x78\x9F\x3E\x22"sv, SourceKind::Tnef},
    {257, "ustar"sv, SourceKind::Tar},
    {0, "PK\x05\x06"sv, SourceKind::Zip},
    {0, "PK\x03\x04"sv, SourceKind::Zip},
}};

// What a part is called that lies in no storage of an OLE file, or how its name begins; in UTF-16.
// Other files of that kind may lie in storages: the attachments of a mail, a table in a letter.
constexpr std::array<std::pair<std::string_view, SourceKind>, 6> kOleParts = {{
    {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, SourceKind::Doc},
    {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, SourceKind::Xls},
    {"B\0o\0o\0k\0"sv, SourceKind::Xls},
    {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"sv, SourceKind::Ppt},
    {"P\0P\0"
     "4\0"
     "0\0"sv,
     SourceKind::Ppt},
    {"_\0_\0s\0u\0b\0s\0t\0g\0"
     "1\0.\0"
     "0\0"sv,
     SourceKind::Msg},
}};

// Where a part of that name is, it is an office file of that kind.
constexpr std::array<std::pair<std::string_view, SourceKind>, 3> kOfficeParts = {{
    {"word/document.xml", SourceKind::Docx},
    {"xl/workbook.xml", SourceKind::Xlsx},
    {"ppt/presentation.xml", SourceKind::Pptx},
}};

// What the file "mimetype" holds, which comes first and is not compressed.
constexpr std::array<std::pair<std::string_view, SourceKind>, 4> kMimeTypes = {{
    {"application/vnd.oasis.opendocument.text", SourceKind::Odt},
    {"application/vnd.oasis.opendocument.spreadsheet", SourceKind::Ods},
    {"application/vnd.oasis.opendocument.presentation", SourceKind::Odp},
    {"application/epub+zip", SourceKind::Epub},
}};

// Kinds whose files are ZIP archives of parts.
bool is_packed_document(SourceKind kind) {
  const auto has_parts = [kind](const auto& known) { return known.second == kind; };
  return std::any_of(kOfficeParts.begin(), kOfficeParts.end(), has_parts) ||
         std::any_of(kMimeTypes.begin(), kMimeTypes.end(), has_parts);
}

SourceKind kind_of_zip(std::string_view bytes, std::optional<SourceKind> named) {
  constexpr std::size_t kNameEnd = 38;  // of a first member "mimetype"
  if (bytes.size() > kNameEnd && bytes.substr(30).starts_with("mimetype")) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const std::size_t extra_bytes = byte(28) + 256U * byte(29);
    const std::string_view content = bytes.substr(std::min(bytes.size(), kNameEnd + extra_bytes));
    for (const auto& [type, kind] : kMimeTypes) {
      if (content.starts_with(type)) return kind;
    }
  }
  SourceKind found = SourceKind::Zip;
  bool has_manifest = false;  // of a book, or of an OpenDocument file
  each_zip_name(bytes, [&](std::string_view name) {
    for (const auto& [part, kind] : kOfficeParts) {
      if (name == part) found = kind;
    }
    has_manifest |= name == "META-INF/container.xml" || name == "META-INF/manifest.xml";
    return found == SourceKind::Zip;
  });
  // Of one that is cut short, or was packed anew with its parts in another order, the name tells.
  const bool is_unclear = found == SourceKind::Zip && (has_manifest || !has_zip_end(bytes));
  return is_unclear && named && is_packed_document(*named) ? *named : found;
}

bool is_ole_kind(SourceKind kind) {
  return std::any_of(kOleParts.begin(), kOleParts.end(),
                     [kind](const auto& known) { return known.second == kind; });
}

// Of one that is damaged or cut short the name alone may tell, or some name in it.
std::optional<SourceKind> kind_of_ole(std::string_view bytes, std::optional<SourceKind> named) {
  const auto names = ole_root_names(bytes);
  for (const auto& [part, kind] : kOleParts) {
    for (const std::string_view name : names) {
      if (name.starts_with(part)) return kind;
    }
  }
  if (!names.empty()) return std::nullopt;
  if (named && is_ole_kind(*named)) return named;
  for (const auto& [part, kind] : kOleParts) {
    if (bytes.find(part) != std::string_view::npos) return kind;
  }
  return std::nullopt;
}

bool is_html(std::string_view beginning) {
  const std::string text = lower_ascii(beginning);
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos || text[first] != '<') return false;
  if (text.compare(first, 14, "<!doctype html") == 0) return true;
  for (const std::string_view tag : {"<html", "<head", "<body"}) {
    const std::size_t at = text.find(tag);
    if (at == std::string::npos || at + tag.size() >= text.size()) continue;
    if (">/ \t\r\n"sv.find(text[at + tag.size()]) != std::string_view::npos) return true;
  }
  return false;
}

// Fields that begin a message, or stand among its first.
bool is_mail(std::string_view beginning) {
  std::size_t known = 0;
  while (!beginning.empty()) {
    const std::size_t end = std::min(beginning.find('\n'), beginning.size());
    const std::string line = lower_ascii(beginning.substr(0, end));
    beginning.remove_prefix(std::min(end + 1, beginning.size()));
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon == 0 || line.find(' ') < colon) return false;
    for (const std::string_view field :
         {"from:", "to:", "subject:", "date:", "received:", "message-id:", "mime-version:",
          "return-path:", "content-type:"}) {
      if (line.starts_with(field)) ++known;
    }
  }
  return known >= 2;
}

bool is_mbox(std::string_view beginning) {
  if (!beginning.starts_with("From ")) return false;
  const std::size_t end = beginning.find('\n');
  return end != std::string_view::npos && is_mail(beginning.substr(end + 1));
}

}  // namespace

bool is_plain(SourceKind kind) {
  return kind <= SourceKind::Jsonl;
}

std::string kind_name(SourceKind kind) {
  for (const KindName& known : kKinds) {
    if (known.kind == kind) return std::string(known.name);
  }
  return {};
}

std::optional<SourceKind> kind_by_ending(const std::filesystem::path& path) {
  if (lower_ascii(path.filename().string()) == "winmail.dat") return SourceKind::Tnef;
  const std::string ending = lower_ascii(path.extension().string()) + ' ';
  if (ending == " ") return std::nullopt;
  for (const KindName& known : kKinds) {
    const std::size_t at = known.endings.find(ending);
    if (at != std::string_view::npos) return known.kind;
  }
  return std::nullopt;
}

std::optional<SourceKind> kind_by_content(std::string_view bytes, std::optional<SourceKind> named) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return kind_of_ole(bytes, named);
  for (const KindSignature& signature : kKindSignatures) {
    if (bytes.size() < signature.at || !bytes.substr(signature.at).starts_with(signature.bytes))
      continue;
    return signature.kind == SourceKind::Zip ? kind_of_zip(bytes, named) : signature.kind;
  }
  std::string_view beginning = bytes.substr(0, kKindBytes);
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  if (is_html(beginning)) return SourceKind::Html;
  if (named && is_plain(*named)) return std::nullopt;
  if (is_mbox(beginning)) return SourceKind::Mbox;
  if (is_mail(beginning)) return SourceKind::Mail;
  return std::nullopt;
}

}  // namespace musubi
