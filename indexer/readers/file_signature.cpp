#include "indexer/readers/file_signature.h"

#include <algorithm>
#include <array>

namespace musubi {

namespace {

struct FormatSignature {
  std::string_view bytes;
  std::string_view format;
};

using namespace std::string_view_literals;

// The formats' own documents; the list of file(1) agrees.
constexpr std::array<FormatSignature, 18> kFormatSignatures = {{
    {"%PDF-"sv, "a PDF file"},
    {"PK\x03\x04"sv, "a ZIP archive or an office file"},
    {"PK\x05\x06"sv, "a ZIP archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office file"},
    {"{\\rtf"sv, "an RTF file"},
    {"\x1F\x8B"sv, "a gzip file"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file"},
    {"\xFD"
     "7zXZ\0"sv,
     "an xz file"},
    {"BZh"sv, "a bzip2 file"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"II*\0"sv, "a TIFF image"},
    {"MM\0*"sv, "a TIFF image"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"SQLite format 3\0"sv, "a database"},
    {"ID3"sv, "a sound file"},
}};

constexpr std::array<FormatSignature, 3> kMarkup = {{
    {"<!doctype html"sv, "an HTML page"},
    {"<html"sv, "an HTML page"},
    {"<?xml"sv, "an XML file"},
}};

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? c + 0x20 : c);
         });
}

}  // namespace

std::optional<std::string_view> foreign_format(std::string_view beginning) {
  for (const FormatSignature& signature : kFormatSignatures) {
    if (beginning.starts_with(signature.bytes)) return signature.format;
  }
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  for (const FormatSignature& markup : kMarkup) {
    if (starts_with_any_case(beginning, markup.bytes)) return markup.format;
  }
  return std::nullopt;
}

}  // namespace musubi
