// collected_output.h - what an extractor delivered, for tests to look at.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/formats.h"

namespace musubi {

struct CollectedTable {
  TableHead head;
  std::vector<TableRow> rows;
};

class CollectedOutput : public Output {
 public:
  void document(Extracted document) override { documents.push_back(std::move(document)); }
  void begin_table(TableHead head) override { tables.push_back({std::move(head), {}}); }
  void row(TableRow row) override { tables.back().rows.push_back(std::move(row)); }
  void plain(PlainMember member) override { plains.push_back(std::move(member)); }
  void remark(Remark remark) override { remarks.push_back(std::move(remark)); }

  std::vector<Extracted> documents;
  std::vector<CollectedTable> tables;
  std::vector<PlainMember> plains;
  std::vector<Remark> remarks;
};

// By the kind of the bytes, as the worker does it.
struct Extraction {
  CollectedOutput output;
  std::string refusal;  // empty: it was read
};
inline Extraction extraction_of(std::string_view bytes, std::string name) {
  Extraction extraction;
  const auto done = extract({.bytes = bytes, .name = std::move(name)}, extraction.output);
  if (!done) extraction.refusal = done.error().message;
  return extraction;
}

// All sections, one behind the other.
inline std::string text_of(const Extracted& document) {
  std::string text;
  for (const Section& section : document.sections) text += section.text;
  return text;
}

}  // namespace musubi
