// reader.h - what every reader of sources has in common.
//
// A reader turns one source into documents and hands each on at once, so that
// a file of any size passes through in bounded memory.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"

namespace musubi {

// Something that was not taken in, and why.  The rest of the source is.
struct Refusal {
  std::string path;
  std::size_t line = 0;  // 1-based; 0: the whole file
  std::string reason;
  bool is_rest = false;     // nothing behind the line was read either
  std::size_t records = 1;  // that are refused by this one line
};

// A file that was opened, and what it proved to be.
struct SourceFile {
  std::string path;
  std::string kind;      // kind_name(), or "agreement list"
  std::string encoding;  // "UTF-8", "Shift_JIS", "EUC-JP", ...
};

// Where a reader delivers.  Called from the reading thread only.
// on_document belongs to the source of the last on_source; a file that is
// refused whole is no source.
struct Sink {
  // Asked before a record is parsed, where the format tells cheaply where it ends: whether
  // its document is known, and has been taken in.  `number`: counts the source's records.
  std::function<bool(std::string_view bytes, std::size_t number)> is_known =
      [](std::string_view, std::size_t) { return false; };
  // member_hash() of what is known of the source's members.
  std::function<std::vector<std::uint64_t>()> known_members = [] {
    return std::vector<std::uint64_t>();
  };
  // Documents that follow are of the member of that hash; where it is known, none do, and its
  // documents are to be taken in as they were.
  std::function<void(std::uint64_t hash, bool is_known)> on_member = [](std::uint64_t, bool) {};
  std::function<void(const SourceFile&)> on_source = [](const SourceFile&) {};
  std::function<void(Document)> on_document = [](const Document&) {};
  std::function<void(Refusal)> on_refusal = [](const Refusal&) {};
  // Taken in, but not all of it could be understood.
  std::function<void(Refusal)> on_warning = [](const Refusal&) {};
  // Found in a directory or an archive and left alone: of no known kind, a second way to a file.
  std::function<void(Refusal)> on_skip = [](const Refusal&) {};
};

struct SourceRule;

struct ReaderOptions {
  std::uint64_t max_text_bytes = 64ULL << 20;  // of a file that is one document or one list
  std::size_t max_record_bytes = 16U << 20;    // of a row or a line of a file that is many
  const SourceRule* rule = nullptr;            // what the config says of the file; none: nothing
};

}  // namespace musubi
