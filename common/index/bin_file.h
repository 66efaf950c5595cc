// bin_file.h - the one form of the .bin files of a generation.
//
// A head says what the file is, of how many documents and how long; behind it come
// sections, each an array of numbers or a text.  Mapped into memory and used as it
// stands there, so all numbers are little-endian and at multiples of their size.
// docs/index-format.md shows every byte.
#pragma once
#include <bit>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "common/file/mapped_file.h"
#include "common/result.h"

namespace musubi {

static_assert(std::endian::native == std::endian::little,
              "the files of an index are little-endian and used as they are");

enum class BinKind { Documents, Bigrams, BigramCounts, Facets, Ranking, Letters, Ids };

// generation/KIND.bin
std::filesystem::path bin_file_path(const std::filesystem::path& generation, BinKind kind);

template <typename T>
concept BinItem = std::is_integral_v<T> && !std::is_same_v<T, bool>;

class BinFileWriter {
 public:
  // `documents`: how many the generation has.
  BinFileWriter(BinKind kind, std::uint64_t documents) : kind_(kind), documents_(documents) {}

  // The next section.
  template <BinItem T>
  void add(std::span<const T> items) {
    add(std::as_bytes(items), sizeof(T));
  }
  template <BinItem T>
  void add(const std::vector<T>& items) {
    add(std::span<const T>(items));
  }
  void add(std::string_view text) { add(std::span(text.data(), text.size())); }

  // Writes the file whole or not at all.
  Result<void> write(const std::filesystem::path& generation) const;

 private:
  friend class BinFileStream;
  void add(std::span<const std::byte> bytes, std::size_t item_bytes);
  std::string head(std::uint64_t file_bytes) const;

  BinKind kind_;
  std::uint64_t documents_;
  std::uint32_t sections_ = 0;
  std::string table_;  // of the sections
  std::string body_;
};

// Writes a file whose first section, a text, is too large to be held in memory.
class BinFileStream {
 public:
  // `sections`: how many the file has in all.
  BinFileStream(std::filesystem::path generation, BinKind kind, std::uint32_t sections);
  BinFileStream(const BinFileStream&) = delete;
  BinFileStream& operator=(const BinFileStream&) = delete;
  ~BinFileStream();

  // To the first section.
  void append(std::string_view text);
  std::uint64_t appended() const { return bytes_; }

  // The sections behind it, and the file is there, unless there is an error.
  Result<void> finish(const BinFileWriter& others);

 private:
  std::filesystem::path path_, draft_;
  std::uint32_t sections_;
  std::ofstream file_;
  std::uint64_t bytes_ = 0;
};

// Copies share the mapping, which the sections are views into.
class BinFile {
 public:
  // Bytes of an item of each section; 1 for a text.
  using Layout = std::vector<std::uint32_t>;

  // Fails on a file that is missing, foreign, cut short, of another kind, format, byte order
  // or layout.  What the numbers say is not checked.
  static Result<BinFile> open(const std::filesystem::path& generation, BinKind kind,
                              const Layout& layout);

  std::uint64_t documents() const { return documents_; }

  // T is as the layout says.
  template <BinItem T>
  std::span<const T> section(std::size_t number) const {
    const auto bytes = sections_[number];
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::string_view text(std::size_t number) const {
    const auto letters = section<char>(number);
    return {letters.data(), letters.size()};
  }

  // The error for numbers that cannot be.
  tl::unexpected<Error> damaged() const;

 private:
  std::filesystem::path path_;
  MappedFile file_;
  std::uint64_t documents_ = 0;
  std::vector<std::span<const std::byte>> sections_;
};

}  // namespace musubi
