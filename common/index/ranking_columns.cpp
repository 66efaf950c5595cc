#include "common/index/ranking_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/file/durable.h"
#include "common/index/schema.h"

namespace musubi {

namespace {

constexpr std::uint32_t kMagic = 0x4B52'534D;  // "MSRK"
constexpr std::uint32_t kVersion = 1;

// Followed by the lengths and the ranks, from document 0 to the last.
struct Header {
  std::uint32_t magic, version, documents, last_document;
  bool operator==(const Header&) const = default;
};

Header header_of(const Xapian::Database& database) {
  return {kMagic, kVersion, database.get_doccount(), database.get_lastdocid()};
}

using Numbers = std::vector<std::uint32_t>;

Numbers lengths_of(const Xapian::Database& database) {
  Numbers lengths(std::size_t{database.get_lastdocid()} + 1);
  for (auto document = database.postlist_begin(""); document != database.postlist_end("");
       ++document) {
    lengths[*document] = document.get_doclength();
  }
  return lengths;
}

Numbers id_ranks_of(const Xapian::Database& database) {
  struct Key {
    std::size_t begin, end;  // in `text`
    Xapian::docid document;
  };
  std::string text;  // of all keys: a string for each would take several times as much
  std::vector<Key> keys;
  const auto slot = field(FieldId::Id).slot;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
       ++value) {
    const std::size_t begin = text.size();
    text += *value;
    keys.push_back({begin, text.size(), value.get_docid()});
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    const std::string_view all(text);
    return all.substr(a.begin, a.end - a.begin) < all.substr(b.begin, b.end - b.begin);
  });
  Numbers ranks(std::size_t{database.get_lastdocid()} + 1);
  std::uint32_t rank = 0;
  for (const Key& key : keys) ranks[key.document] = ++rank;
  return ranks;
}

void append(std::string& content, const Numbers& numbers) {
  content.append(reinterpret_cast<const char*>(numbers.data()),
                 numbers.size() * sizeof(std::uint32_t));
}

}  // namespace

std::filesystem::path ranking_columns_path(const std::filesystem::path& generation) {
  return generation / "ranking.bin";
}

Result<void> write_ranking_columns(const Xapian::Database& database,
                                   const std::filesystem::path& file) try {
  const Header header = header_of(database);
  std::string content(reinterpret_cast<const char*>(&header), sizeof header);
  append(content, lengths_of(database));
  append(content, id_ranks_of(database));
  return replace_file(file, content);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read the lengths and ids of the documents: {}",
                          problem.get_description()));
}

Result<RankingColumns> RankingColumns::open(const std::filesystem::path& file,
                                            const Xapian::Database& database) {
  constexpr const char* kHint = "build the index anew with: indexer SOURCE…";
  auto mapped = MappedFile::open(file);
  if (!mapped) return fail(mapped.error().message, kHint);
  const auto bytes = mapped->bytes();
  const std::size_t numbers = std::size_t{database.get_lastdocid()} + 1;
  Header header{};
  const bool has_size = bytes.size() == sizeof header + 2 * numbers * sizeof(std::uint32_t);
  if (has_size) std::memcpy(&header, bytes.data(), sizeof header);
  if (!has_size || header != header_of(database)) {
    return fail(fmt::format("cannot read {}: it is damaged", file.string()), kHint);
  }
  const auto* first = reinterpret_cast<const std::uint32_t*>(bytes.data() + sizeof header);
  RankingColumns columns;
  columns.lengths_ = {first, numbers};
  columns.id_ranks_ = {first + numbers, numbers};
  columns.file_ = std::move(*mapped);
  return columns;
}

}  // namespace musubi
