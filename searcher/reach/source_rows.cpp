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

// The most steps, up to `most`, that one can go and still be told yes, where each step but those
// behind the first no is answered by yes.
template <typename Ask>
std::size_t longest_run(std::size_t most, const Ask& ask) {
  std::size_t yes = 0, step = 1;
  while (yes + step <= most && ask(yes + step)) {
    yes += step;
    step *= 2;
  }
  for (step /= 2; step > 0; step /= 2) {
    if (yes + step <= most && ask(yes + step)) yes += step;
  }
  return yes;
}

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
    const bool is_inside =
        wanted_.starts_with(path_) && wanted_.substr(path_.size()).starts_with('/');
    if (path_ == wanted_ || is_inside) found_ = Rows{first_, count_, is_inside};
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
  databases_ = databases_of(generation_, shards_in(generation_));
  return true;
}

std::size_t FileRows::size() const {
  return std::min(file_->section<std::uint64_t>(kIds).size(),
                  file_->section<std::uint32_t>(kNumbers).size());
}

// Kept where there is none, too.
FileRows::Rows FileRows::rows_of(const std::string& path) {
  const auto [known, is_new] = known_.try_emplace(path);
  if (!is_new) return known->second;
  std::ifstream manifest(generation_ / "manifest.json", std::ios::binary);
  ManifestReader reader(path);
  if (!manifest || !open()) return {};
  read_json(manifest, reader);
  if (!reader.found() || reader.found()->first > size()) return {};
  known->second = *reader.found();
  known->second.count = std::min(known->second.count, size() - known->second.first);
  return known->second;
}

PlacedDocument FileRows::document(std::size_t place) const {
  const std::uint64_t id = file_->section<std::uint64_t>(kIds)[place];
  return {databases_[shard_of(id, databases_.size())],
          file_->section<std::uint32_t>(kNumbers)[place]};
}

// A generation that was built in one go numbers its documents in their order, so that is tried
// first.
std::optional<std::size_t> FileRows::place_of(const PlacedDocument& wanted) const {
  const auto numbers = file_->section<std::uint32_t>(kNumbers).first(size());
  const auto is_at = [&](std::size_t place) {
    return numbers[place] == wanted.number && document(place).database == wanted.database;
  };
  const std::size_t likely = wanted.number - 1;
  if (likely < size() && is_at(likely)) return likely;
  auto found = numbers.begin();
  while ((found = std::find(found, numbers.end(), wanted.number)) != numbers.end()) {
    const auto place = static_cast<std::size_t>(found - numbers.begin());
    if (is_at(place)) return place;
    ++found;
  }
  return std::nullopt;
}

std::optional<PlacedDocument> FileRows::document_at(const std::string& path, std::size_t row,
                                                    const IsOfFile& is_of_file) {
  const Rows rows = rows_of(path);
  if (row == 0 || row > rows.count) return std::nullopt;
  if (!rows.is_archive) return document(rows.first + row - 1);
  for (std::size_t place = rows.first; place < rows.first + rows.count; ++place) {
    if (is_of_file(document(place)) && --row == 0) return document(place);
  }
  return std::nullopt;
}

FileRows::Rows FileRows::rows_around(std::size_t place, const IsOfFile& is_of_file) const {
  const auto is_before = [&](std::size_t steps) { return is_of_file(document(place - steps)); };
  const auto is_behind = [&](std::size_t steps) { return is_of_file(document(place + steps)); };
  const std::size_t before = longest_run(place, is_before);
  const std::size_t behind = longest_run(size() - 1 - place, is_behind);
  return {place - before, before + 1 + behind};
}

RowInFile FileRows::row_of(const PlacedDocument& wanted, const IsOfFile& is_of_file) {
  if (!open()) return {};
  const auto place = place_of(wanted);
  if (!place) return {};
  auto rows = std::find_if(found_.begin(), found_.end(),
                           [&](const Rows& found) { return found.has(*place); });
  if (rows == found_.end()) rows = found_.insert(rows, rows_around(*place, is_of_file));
  return {*place - rows->first + 1, rows->count};
}

}  // namespace musubi
