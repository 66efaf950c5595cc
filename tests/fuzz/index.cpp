#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "common/index/checksums.h"
#include "common/index/layout.h"
#include "common/index/shards.h"
#include "common/index/stored_document.h"
#include "indexer/generations/document_table.h"
#include "indexer/generations/manifest.h"
#include "searcher/search.h"
#include "tests/cli/program.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace fs = std::filesystem;

namespace {

using test::read_file;

// A file of the live generation, changed for as long as the object is there.
class DamagedFile {
 public:
  // `damage`: which file, then four bytes for each change.
  DamagedFile(const std::vector<fs::path>& files, std::string_view damage) {
    const std::size_t number = damage.empty() ? 0 : static_cast<unsigned char>(damage.front());
    file_ = files[number % files.size()];
    sound_ = read_file(file_);
    std::string content = sound_;
    for (std::size_t at = 1; at + 4 <= damage.size() && !content.empty(); at += 4) {
      change(content, damage.substr(at, 4));
    }
    write(content);
  }
  DamagedFile(const DamagedFile&) = delete;
  DamagedFile& operator=(const DamagedFile&) = delete;
  ~DamagedFile() { write(sound_); }

 private:
  // 22 bits of a place, two of a kind, and a byte.
  static void change(std::string& content, std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::size_t place = (byte(0) | byte(1) << 8U | (byte(2) & 0x3FU) << 16U) % content.size();
    switch (byte(2) >> 6U) {
      case 0:
        content[place] = bytes[3];
        break;
      case 1:
        content[place] = static_cast<char>(content[place] ^ bytes[3]);
        break;
      case 2:
        content.resize(place);
        break;
      default:
        content.insert(place, byte(3), bytes[3]);
        break;
    }
  }

  void write(const std::string& content) const {
    std::ofstream(file_, std::ios::binary | std::ios::trunc) << content;
  }

  fs::path file_;
  std::string sound_;
};

fs::path live_generation() {
  const IndexLayout layout(small_index().index);
  return layout.generations() / layout.live_generation().value();
}

std::vector<fs::path> files_with(std::string_view part) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(live_generation())) {
    if (entry.path().filename().string().find(part) != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Sums are right again, and no history vouches for others.
void vouch_for_files() {
  fs::remove(IndexLayout(small_index().index).history());
  static_cast<void>(write_checksums(live_generation()));
}

Result<Answer> ask(std::string_view query) {
  auto searcher = Searcher::open(small_index());
  if (!searcher) return tl::unexpected(searcher.error());
  SearchRequest request;
  request.query = query;
  return searcher->search(request);
}

}  // namespace

void take_stub(std::string_view bytes) {
  const IndexLayout layout(folder() / "stub");
  fs::create_directories(layout.root());
  file_with("stub/XAPIANDB", bytes);
  const auto live = layout.live_generation();
  expect(!live || live->find('/') == live->npos, "a generation is below its index");
  const auto shards = shards_of(layout);
  if (!shards) return;
  const bool is_local = std::all_of(shards->begin(), shards->end(),
                                    [](const Shard& shard) { return !shard.folder.empty(); });
  if (is_local) expect(!open_index(layout.root(), "none"), "what is not there cannot be opened");
}

void take_manifest(std::string_view bytes) {
  file_with("manifest.json", bytes);
  const auto manifest = read_manifest(folder());
  if (!manifest) expect(!manifest.error().message.empty(), "an error has words");
}

// With the hash that makes it look sound.
void take_document(std::string_view bytes) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
  std::string data(bytes);
  data.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  const auto stored = StoredDocument::open(data, {});
  if (!stored) expect(!stored.error().message.empty(), "an error has words");
  // Fields that some frame holds.
  const auto fields = StoredDocument::open(TextPacker({}).pack(bytes), {});
  expect(fields.has_value(), "what was packed can be unpacked");
  const auto document = fields->document();
  if (!document) expect(!document.error().message.empty(), "an error has words");
  static_cast<void>(TextDictionary::open(bytes));
}

// Our own files are read as carefully as if they had no sums, and no history vouched for those.
void take_columns(std::string_view bytes) {
  static const auto files = files_with(".bin");
  const DamagedFile damaged(files, bytes);
  static_cast<void>(read_document_table(live_generation()));
  vouch_for_files();
  static_cast<void>(ask("大連 経済"));
}

// Xapian's files are not taken apart where a byte of them has changed.
void take_glass(std::string_view bytes) {
  static const auto files = files_with("glass");
  static const std::size_t hits = [] {
    vouch_for_files();
    return ask("大連").value().total;
  }();
  const DamagedFile damaged(files, bytes);
  const auto answer = ask("大連");
  expect(!answer || answer->total == hits, "a damaged table gives no answer");
}

}  // namespace musubi::fuzz
