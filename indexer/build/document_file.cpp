#include "indexer/build/document_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace musubi {

namespace fs = std::filesystem;

namespace {

using ByteCount = std::uint32_t;

// An ofstream writes each longer text at once, in a call of the system.
constexpr std::size_t kWrittenAtOnce = 256U << 10;

fs::path file_of(const fs::path& segment) {
  return segment / "documents";
}

tl::unexpected<Error> unreadable(const fs::path& segment) {
  return fail(fmt::format("cannot read {}", file_of(segment).string()));
}

}  // namespace

DocumentFileWriter::DocumentFileWriter(const fs::path& segment)
    : path_(file_of(segment)), file_(path_, std::ios::binary | std::ios::trunc) {}

void DocumentFileWriter::add(std::string_view fields) {
  const auto size = static_cast<ByteCount>(fields.size());
  waiting_.append(reinterpret_cast<const char*>(&size), sizeof size);
  waiting_ += fields;
  if (waiting_.size() >= kWrittenAtOnce) write_waiting();
}

void DocumentFileWriter::write_waiting() {
  file_ << waiting_;
  waiting_.clear();
}

Result<void> DocumentFileWriter::finish() {
  write_waiting();
  file_.close();
  if (!file_) return fail(fmt::format("cannot write {}", path_.string()));
  return {};
}

DocumentFileReader::DocumentFileReader(std::vector<fs::path> segments, AfterUse after_use)
    : segments_(std::move(segments)), after_use_(after_use) {}

Result<bool> DocumentFileReader::next(std::string& fields) {
  for (;;) {
    ByteCount size = 0;
    if (opened_ > 0 && file_.read(reinterpret_cast<char*>(&size), sizeof size)) {
      fields.resize(size);
      if (!file_.read(fields.data(), size)) return unreadable(segments_[opened_ - 1]);
      return true;
    }
    if (opened_ > 0 && (!file_.eof() || file_.gcount() != 0)) {
      return unreadable(segments_[opened_ - 1]);
    }
    if (opened_ > 0 && after_use_ == AfterUse::Remove) {
      std::error_code ignored;  // what stays behind goes with the folder
      fs::remove(file_of(segments_[opened_ - 1]), ignored);
    }
    if (opened_ == segments_.size()) return false;
    file_ = std::ifstream(file_of(segments_[opened_++]), std::ios::binary);
    if (!file_) return unreadable(segments_[opened_ - 1]);
  }
}

std::uintmax_t bytes_of_document_files(const std::vector<fs::path>& segments) {
  std::uintmax_t bytes = 0;
  for (const fs::path& segment : segments) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file_of(segment), error);
    if (!error) bytes += size;
  }
  return bytes;
}

Result<void> join_document_files(const std::vector<fs::path>& segments, const fs::path& target) {
  std::ofstream joined(file_of(target), std::ios::binary | std::ios::trunc);
  for (const fs::path& segment : segments) {
    std::ifstream file(file_of(segment), std::ios::binary);
    if (!file) return unreadable(segment);
    joined << file.rdbuf();
  }
  joined.close();
  if (!joined) return fail(fmt::format("cannot write {}", file_of(target).string()));
  return {};
}

}  // namespace musubi
