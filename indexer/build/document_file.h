// document_file.h - the documents of segments, on their way into a database.
//
// They are packed when all are there, by a dictionary of what they have in common.  Until then a
// segment keeps their fields in a plain file.
#pragma once
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Writes `segment`/documents: of each document its byte count and its fields.
class DocumentFileWriter {
 public:
  explicit DocumentFileWriter(const std::filesystem::path& segment);

  void add(std::string_view fields);
  Result<void> finish();

 private:
  void write_waiting();

  std::filesystem::path path_;
  std::ofstream file_;
  std::string waiting_;  // to be written in one go
};

// Reads those of several segments, in the order given.
class DocumentFileReader {
 public:
  enum class AfterUse { Keep, Remove };  // of files, to make room on the disk

  explicit DocumentFileReader(std::vector<std::filesystem::path> segments,
                              AfterUse after_use = AfterUse::Keep);

  // False behind the last one.
  Result<bool> next(std::string& fields);

 private:
  std::vector<std::filesystem::path> segments_;
  AfterUse after_use_;
  std::size_t opened_ = 0;  // how many of them were
  std::ifstream file_;
};

// Bytes of all of them together.
std::uintmax_t bytes_of_document_files(const std::vector<std::filesystem::path>& segments);

// Joins the files of segments to that of `target`.
Result<void> join_document_files(const std::vector<std::filesystem::path>& segments,
                                 const std::filesystem::path& target);

}  // namespace musubi
