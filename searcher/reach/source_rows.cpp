#include "searcher/reach/source_rows.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "common/index/bin_file.h"
#include "common/index/manifest_events.h"
#include "common/index/shard_set.h"
#include "common/index/shared_ids.h"
#include "common/text/json.h"

namespace musubi {

namespace {

struct Rows {
  std::size_t first = 0, count = 0;
};

// Adds up the documents of the sources, in their order, and stops behind the one that is wanted.
class SourcesReader : public ManifestEvents {
 public:
  explicit SourcesReader(std::string_view wanted) : wanted_(wanted) {}

  const std::optional<Rows>& found() const { return found_; }

  bool key(string_t& name) override {
    key_ = name;
    if (depth_ == 1) is_inside_ = name == "sources";
    return true;
  }
  bool string(string_t& value) override {
    if (is_inside_ && key_ == "path") path_ = value;
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

}  // namespace

std::optional<PlacedDocument> document_at_row(const std::filesystem::path& generation,
                                              std::string_view path, std::size_t row) {
  std::ifstream manifest(generation / "manifest.json", std::ios::binary);
  SourcesReader reader(path);
  if (manifest) read_json(manifest, reader);
  if (!reader.found() || row == 0 || row > reader.found()->count) return std::nullopt;
  const auto file = BinFile::open(generation, BinKind::Documents, documents_layout());
  if (!file) return std::nullopt;
  const auto ids = file->section<std::uint64_t>(0);
  const auto documents = file->section<std::uint32_t>(2);
  const std::size_t place = reader.found()->first + row - 1;
  if (place >= std::min(ids.size(), documents.size())) return std::nullopt;
  const std::size_t shards = shards_in(generation);
  return PlacedDocument{databases_of(generation, shards)[shard_of(ids[place], shards)],
                        documents[place]};
}

}  // namespace musubi
