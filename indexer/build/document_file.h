// document_file.h - the stored documents of segments, on their way into a database.
//
// Documents come deflated, and Xapian would try to deflate each of them again in every merge.
// So a segment keeps them in a plain file, and the table of all is written once, at the end.
#pragma once
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "common/index/glass/glass.h"
#include "common/result.h"

namespace musubi {

// Writes `segment`/documents: of each document its byte count and its data.
class DocumentFileWriter {
 public:
  explicit DocumentFileWriter(const std::filesystem::path& segment);

  void add(std::string_view data);
  Result<void> finish();

 private:
  std::filesystem::path path_;
  std::ofstream file_;
};

// Joins the files of segments to that of `target`.
Result<void> join_document_files(const std::vector<std::filesystem::path>& segments,
                                 const std::filesystem::path& target);

// Writes the documents of segments, in the order given.
Result<void> write_stored_documents(const std::vector<std::filesystem::path>& segments,
                                    glass::DocumentWriter& table);

}  // namespace musubi
