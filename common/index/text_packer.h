// text_packer.h - texts packed by zstd, with a dictionary of what many of them have in common.
//
// A text alone is too short to pack well: most of what it says, others have said.  So a dictionary
// is trained on the texts of a generation when it is built, and kept in the metadata of its
// database, where a remote searcher finds it too.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/result.h"

struct ZSTD_CCtx_s;

namespace musubi {

// Where a database keeps it; a small one has none.
inline constexpr const char* kTextDictionaryKey = "musubi.texts";

// Safe to share between threads, and cheap to copy.
class TextDictionary {
 public:
  // The empty one, with which each text is packed by itself.
  TextDictionary() = default;

  // What stored() gave.  An error where it is damaged.
  static Result<TextDictionary> open(std::string_view stored);

  // Of texts like these, in at most `max_bytes`; empty where they are too few to tell.  Equal
  // texts give equal dictionaries.
  static TextDictionary trained_on(std::span<const std::string> texts, std::size_t max_bytes);

  // As metadata: XXH3 of the dictionary, lowest byte first, and the dictionary.
  std::string stored() const;

  bool is_empty() const { return loaded_ == nullptr; }

 private:
  friend class TextPacker;
  friend std::optional<std::string> unpacked(std::string_view, const TextDictionary&);

  struct Loaded;
  explicit TextDictionary(std::string bytes);
  std::uint64_t sum() const;  // XXH3; 0 of the empty one

  std::shared_ptr<const Loaded> loaded_;
};

// Belongs to one thread.
class TextPacker {
 public:
  explicit TextPacker(const TextDictionary& dictionary);

  // Its size, a frame of zstd (RFC 8878) of it as compact_text.h has it, and a checksum, which
  // depends on the dictionary too.
  std::string pack(std::string_view text);

 private:
  TextDictionary dictionary_;
  std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)> context_;
};

// The text; none where `packed` is damaged or was packed with another dictionary.
std::optional<std::string> unpacked(std::string_view packed, const TextDictionary& dictionary);

}  // namespace musubi
