// glass_postlist.h - what stands in the table "postlist" of Xapian's glass format:
// values, the lengths of the documents, and the posting lists of the terms, in this order.
//
// Formats: Xapian 1.4, common/pack.h, backends/glass/glass_postlist.cc and glass_values.cc.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/glass/glass_table.h"

namespace musubi {

// A number in a key: its bytes sort as numbers do.
void append_sortable(std::string& key, std::uint32_t number);

struct ListEntry {
  std::uint32_t document;  // ascending, from 1
  std::uint32_t wdf;
};

// Terms in the order of their bytes.
void write_posting_list(GlassTableWriter& table, std::string_view term,
                        std::span<const ListEntry> entries);

// The length of each document in place of its wdf.
void write_lengths(GlassTableWriter& table, std::span<const ListEntry> entries);

// The values of one slot.
class ValueColumn {
 public:
  // Documents in ascending order; no empty values.
  void add(std::uint32_t document, std::string_view value);

  // First the statistics of all slots, then the values of all slots, slots in order.
  void write_statistics(GlassTableWriter& table, std::uint32_t slot) const;
  void write_values(GlassTableWriter& table, std::uint32_t slot) const;

 private:
  struct Chunk {
    std::uint32_t first_document;
    std::string bytes;
  };

  std::uint32_t count_ = 0;
  std::string lowest_, highest_;
  std::uint32_t last_document_ = 0;
  std::vector<Chunk> chunks_;
};

}  // namespace musubi
