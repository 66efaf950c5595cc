// postlist.h - posting lists, lengths and values as entries of the table of postings.
//
// That table holds, in the order of its keys: metadata, statistics of the values, the values, the
// lengths of the documents, and the posting lists of the terms.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/format/table_writer.h"
#include "common/index/glass/glass.h"

namespace musubi::glass {

void write_metadata(TableWriter& table, std::string_view key, std::string_view value);

// In place of a list of so many documents, which has that one only.
void write_frequency(TableWriter& table, std::string_view term, std::uint32_t documents,
                     std::uint32_t one);

// Terms in the order of their bytes.
void write_posting_list(TableWriter& table, std::string_view term,
                        std::span<const Posting> postings);

// The length of each document in place of a wdf.
void write_lengths(TableWriter& table, std::span<const Posting> postings);

// The values of one slot.
class ValueColumn {
 public:
  // Docids in ascending order; no empty values.
  void add(std::uint32_t docid, std::string_view value);

  // First the statistics of all slots, then the values of all slots, slots in order.
  void write_statistics(TableWriter& table, std::uint32_t slot) const;
  void write_values(TableWriter& table, std::uint32_t slot) const;

 private:
  struct Chunk {
    std::uint32_t first_docid;
    std::string bytes;
  };

  std::uint32_t count_ = 0;
  std::string lowest_, highest_;
  std::uint32_t last_docid_ = 0;
  std::vector<Chunk> chunks_;
};

}  // namespace musubi::glass
