#include "common/index/glass/glass_postlist.h"

#include <bit>

#include "common/index/byte_stream.h"

namespace musubi {

namespace {

// Lists and columns are cut into entries of about so many bytes.
constexpr std::size_t kChunkBytes = 2000;

// No term begins so, for what follows a zero byte in a term is 0xff.
constexpr std::string_view kStatisticsKey{"\x00\xd0", 2};
constexpr std::string_view kValuesKey{"\x00\xd8", 2};
constexpr std::string_view kLengthsKey{"\x00\xe0", 2};

void append_text(std::string& to, std::string_view text) {
  append_number(to, text.size());
  to += text;
}

std::string escaped(std::string_view term) {
  std::string key;
  for (const char c : term) {
    key += c;
    if (c == '\0') key += '\xff';
  }
  return key;
}

struct ListKeys {
  std::string first;      // of the first chunk
  std::string following;  // of the others, before the number of their first document
};

struct Frequencies {
  std::uint64_t documents, occurrences;
};

void write_list(GlassTableWriter& table, const ListKeys& keys, const Frequencies& frequencies,
                std::span<const ListEntry> entries) {
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    std::string postings;
    append_number(postings, entries[begin].wdf);
    for (end = begin + 1; end < entries.size() && postings.size() < kChunkBytes; ++end) {
      append_number(postings, entries[end].document - entries[end - 1].document - 1);
      append_number(postings, entries[end].wdf);
    }
    std::string key = begin == 0 ? keys.first : keys.following;
    std::string tag;
    if (begin == 0) {
      append_number(tag, frequencies.documents);
      append_number(tag, frequencies.occurrences);
      append_number(tag, entries[begin].document - 1);
    } else {
      append_sortable(key, entries[begin].document);
    }
    tag += end == entries.size() ? '1' : '0';
    append_number(tag, entries[end - 1].document - entries[begin].document);
    table.add(key, tag += postings);
  }
}

}  // namespace

// Two bytes below 2^15; else as many high bits as there are bytes more than two, a zero
// bit, and the number.
void append_sortable(std::string& to, std::uint32_t number) {
  if (number < 0x8000) {
    to += static_cast<char>(number >> 8);
    to += static_cast<char>(number);
    return;
  }
  const int bytes = (std::bit_width(number) + 5) / 7;
  const auto mark = std::uint64_t{0xFFU << (10 - bytes) & 0xFFU} << 8 * (bytes - 1);
  for (int i = bytes - 1; i >= 0; --i) to += static_cast<char>((mark | number) >> 8 * i);
}

void write_posting_list(GlassTableWriter& table, std::string_view term,
                        std::span<const ListEntry> entries) {
  Frequencies frequencies{entries.size(), 0};
  for (const ListEntry& entry : entries) frequencies.occurrences += entry.wdf;
  const std::string key = escaped(term);
  write_list(table, {key, key + '\0'}, frequencies, entries);
}

void write_lengths(GlassTableWriter& table, std::span<const ListEntry> entries) {
  write_list(table, {std::string(kLengthsKey), std::string(kLengthsKey)}, {0, 0}, entries);
}

void ValueColumn::add(std::uint32_t document, std::string_view value) {
  if (count_++ == 0 || value < lowest_) lowest_ = value;
  if (value > highest_) highest_ = value;
  if (chunks_.empty() || chunks_.back().bytes.size() >= kChunkBytes) {
    chunks_.push_back({document, {}});
  } else {
    append_number(chunks_.back().bytes, document - last_document_ - 1);
  }
  append_text(chunks_.back().bytes, value);
  last_document_ = document;
}

void ValueColumn::write_statistics(GlassTableWriter& table, std::uint32_t slot) const {
  std::string key(kStatisticsKey);
  for (; slot != 0; slot >>= 8) key += static_cast<char>(slot);
  std::string tag;
  append_number(tag, count_);
  append_text(tag, lowest_);
  if (highest_ != lowest_) tag += highest_;
  table.add(key, tag);
}

void ValueColumn::write_values(GlassTableWriter& table, std::uint32_t slot) const {
  for (const Chunk& chunk : chunks_) {
    std::string key(kValuesKey);
    append_number(key, slot);
    append_sortable(key, chunk.first_document);
    table.add(key, chunk.bytes);
  }
}

}  // namespace musubi
