#include "searcher/reach/source_rows.h"

#include <algorithm>
#include <fstream>

#include "common/file/path_text.h"
#include "common/index/manifest_events.h"
#include "common/index/shard_set.h"
#include "common/index/shared_ids.h"
#include "common/text/json.h"

namespace musubi {

namespace {

constexpr std::size_t kIds = 0, kNumbers = 2;  // sections of documents.bin

}  // namespace

// Adds up the documents of the files, in their order, and stops behind the one that is wanted.
class FileRows::ManifestReader : public ManifestEvents {
 public:
  explicit ManifestReader(std::string_view wanted) : wanted_(wanted) {}

  const std::optional<Rows>& found() const { return found_; }

  bool key(string_t& name) override {
    key_ = name;
    if (depth_ == 1) is_inside_ = name == "sources";
    return true;
  }
  bool string(string_t& value) override {
    if (is_inside_ && key_ == "path") path_ = path_text(unescape_path(value));
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (is_inside_ && key_ == "documents") count_ = value;
    return true;
  }
  bool start_object(std::size_t /*count*/) override {
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    if (!is_inside_ || depth_ != 1) return true;
    if (path_ == wanted_) found_ = Rows{first_, count_};
    first_ += count_;
    return !found_;
  }

 private:
  std::string_view wanted_;
  std::optional<Rows> found_;
  std::string key_, path_;
  std::size_t first_ = 0, count_ = 0;
  int depth_ = 0;
  bool is_inside_ = false;
};

bool FileRows::open() {
  if (file_) return true;
  auto file = BinFile::open(generation_, BinKind::Documents, documents_layout());
  if (!file) return false;
  file_ = std::move(*file);
  shards_ = shards_in(generation_);
  return true;
}

// Kept where there is none, too.
FileRows::Rows FileRows::rows_of(const std::string& path) {
  const auto [known, is_new] = known_.try_emplace(path);
  if (!is_new) return known->second;
  std::ifstream manifest(generation_ / "manifest.json", std::ios::binary);
  ManifestReader reader(path);
  if (!manifest || !open()) return {};
  read_json(manifest, reader);
  const std::size_t all = file_->section<std::uint32_t>(kNumbers).size();
  if (!reader.found() || reader.found()->first > all) return {};
  known->second = *reader.found();
  known->second.count = std::min(known->second.count, all - known->second.first);
  return known->second;
}

PlacedDocument FileRows::document(std::size_t place) const {
  const std::uint64_t id = file_->section<std::uint64_t>(kIds)[place];
  return {databases_of(generation_, shards_)[shard_of(id, shards_)],
          file_->section<std::uint32_t>(kNumbers)[place]};
}

std::optional<PlacedDocument> FileRows::document_at(const std::string& path, std::size_t row) {
  const Rows rows = rows_of(path);
  if (row == 0 || row > rows.count) return std::nullopt;
  return document(rows.first + row - 1);
}

RowInFile FileRows::row_of(const std::string& path, const PlacedDocument& wanted) {
  const Rows rows = rows_of(path);
  if (rows.count == 0) return {};
  const auto numbers = file_->section<std::uint32_t>(kNumbers).subspan(rows.first, rows.count);
  auto found = numbers.begin();
  while ((found = std::find(found, numbers.end(), wanted.number)) != numbers.end()) {
    const auto row = static_cast<std::size_t>(found - numbers.begin());
    if (document(rows.first + row).database == wanted.database) return {row + 1, rows.count};
    ++found;
  }
  return {};
}

}  // namespace musubi
