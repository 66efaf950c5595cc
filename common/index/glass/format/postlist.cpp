#include "common/index/glass/format/postlist.h"

#include "common/index/byte_stream.h"
#include "common/index/glass/format/bytes.h"

namespace musubi::glass {

namespace {

// Lists and columns are cut into chunks of about so many bytes.
constexpr std::size_t kChunkBytes = 2000;

// No term begins so, for what follows a zero byte in a term is 0xff.
constexpr std::string_view kMetadataKey{"\x00\xc0", 2};
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

void write_list(TableWriter& table, const ListKeys& keys, const Frequencies& frequencies,
                std::span<const Posting> postings) {
  for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
    std::string chunk;
    append_number(chunk, postings[begin].wdf);
    for (end = begin + 1; end < postings.size() && chunk.size() < kChunkBytes; ++end) {
      append_number(chunk, postings[end].docid - postings[end - 1].docid - 1);
      append_number(chunk, postings[end].wdf);
    }
    std::string key = begin == 0 ? keys.first : keys.following;
    std::string tag;
    if (begin == 0) {
      append_number(tag, frequencies.documents);
      append_number(tag, frequencies.occurrences);
      append_number(tag, postings[begin].docid - 1);
    } else {
      append_sortable(key, postings[begin].docid);
    }
    tag += end == postings.size() ? '1' : '0';
    append_number(tag, postings[end - 1].docid - postings[begin].docid);
    table.add(key, tag += chunk);
  }
}

}  // namespace

void write_metadata(TableWriter& table, std::string_view key, std::string_view value) {
  table.add(std::string(kMetadataKey).append(key), value);
}

void write_frequency(TableWriter& table, std::string_view term, std::uint32_t documents,
                     std::uint32_t one) {
  const Posting posting{one, 0};
  const std::string key = escaped(term);
  write_list(table, {key, key + '\0'}, {documents, 0}, {&posting, 1});
}

void write_posting_list(TableWriter& table, std::string_view term,
                        std::span<const Posting> postings) {
  Frequencies frequencies{postings.size(), 0};
  for (const Posting& posting : postings) frequencies.occurrences += posting.wdf;
  const std::string key = escaped(term);
  write_list(table, {key, key + '\0'}, frequencies, postings);
}

void write_lengths(TableWriter& table, std::span<const Posting> postings) {
  write_list(table, {std::string(kLengthsKey), std::string(kLengthsKey)}, {0, 0}, postings);
}

void ValueColumn::add(std::uint32_t docid, std::string_view value) {
  if (count_++ == 0 || value < lowest_) lowest_ = value;
  if (value > highest_) highest_ = value;
  if (chunks_.empty() || chunks_.back().bytes.size() >= kChunkBytes) {
    chunks_.push_back({docid, {}});
  } else {
    append_number(chunks_.back().bytes, docid - last_docid_ - 1);
  }
  append_text(chunks_.back().bytes, value);
  last_docid_ = docid;
}

void ValueColumn::write_statistics(TableWriter& table, std::uint32_t slot) const {
  std::string key(kStatisticsKey);
  for (; slot != 0; slot >>= 8) key += static_cast<char>(slot);
  std::string tag;
  append_number(tag, count_);
  append_text(tag, lowest_);
  if (highest_ != lowest_) tag += highest_;
  table.add(key, tag);
}

void ValueColumn::write_values(TableWriter& table, std::uint32_t slot) const {
  for (const Chunk& chunk : chunks_) {
    std::string key(kValuesKey);
    append_number(key, slot);
    append_sortable(key, chunk.first_docid);
    table.add(key, chunk.bytes);
  }
}

}  // namespace musubi::glass
