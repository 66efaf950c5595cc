// documents.h - documents to be written by us and by Xapian, and all that a database holds.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/index/glass/glass.h"

namespace musubi::test {

struct GlassDocument {
  std::uint32_t docid;
  std::vector<std::pair<std::string, std::uint32_t>> terms;  // with their wdf; each once
  std::vector<std::pair<std::uint32_t, std::string>> values;
  std::string data;
};

// Docids ascending.  Writes a whole database into `folder`, which exists.
void write_by_us(const std::vector<GlassDocument>& documents, const std::filesystem::path& folder);
void write_by_xapian(const std::vector<GlassDocument>& documents,
                     const std::filesystem::path& folder);

Xapian::Document for_xapian(const GlassDocument& document);
glass::TermList term_list_of(const GlassDocument& document);

// What Xapian's own check finds wrong; empty where nothing is.
std::string findings_in(const std::filesystem::path& database);

// All that a reader can ask for, a line each.
std::string content_of(const std::filesystem::path& database);

// Bytes that cannot be deflated, the same each time.
std::string noise(std::size_t bytes);

// A few with all that is odd: empty, long, out of the way.
std::vector<GlassDocument> odd_documents();

// Numbers of three bytes, lists of several chunks, trees of three levels, and gaps between
// the docids.
std::vector<GlassDocument> many_documents(std::uint32_t count);

}  // namespace musubi::test
