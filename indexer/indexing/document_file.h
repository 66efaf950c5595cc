// document_file.h - the stored documents of segments, on their way into a database.
//
// They are deflated before, and whenever Xapian merges, it would try to deflate each
// again.  So a segment has them in a plain file, and the table of all is written once.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Writes `segment`/documents: the data of each document behind its byte count.
class DocumentFileWriter {
 public:
  explicit DocumentFileWriter(const std::filesystem::path& segment);

  void add(std::string_view data);
  Result<void> finish();

 private:
  std::filesystem::path path_;
  std::ofstream file_;
};

// Joins the files of segments to one of `target`.
Result<void> join_document_files(const std::vector<std::filesystem::path>& segments,
                                 const std::filesystem::path& target);

// Gives a database the documents of the segments that it was merged of.  The first step
// can be taken while Xapian still writes the other tables, the second when it is done.
class DocumentTable {
 public:
  explicit DocumentTable(std::filesystem::path database) : database_(std::move(database)) {}

  Result<void> write(const std::vector<std::filesystem::path>& segments);
  Result<void> put_in_place() const;

 private:
  std::filesystem::path path() const;

  std::filesystem::path database_;
  std::string root_;
};

}  // namespace musubi
