#include "common/index/bin_file.h"

#include <fmt/format.h>

#include <array>
#include <cstring>

#include "common/file/durable.h"
#include "common/index/schema.h"

namespace musubi {

namespace {

constexpr std::array<std::string_view, 7> kNames = {
    "documents", "bigrams", "bigram_counts", "facets", "ranking", "letters", "ids"};
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::uint32_t kOtherByteOrder = 0x04030201;
constexpr std::size_t kAlignment = 8;

struct Head {
  std::array<char, 8> magic = {'M', 'U', 'S', 'U', 'B', 'I', '\0', '\0'};
  std::array<char, 16> kind = {};  // name, zeros behind it
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t format = kFormatVersion;
  std::uint64_t file_bytes = 0;
  std::uint64_t documents = 0;
  std::uint32_t sections = 0;
  std::uint32_t unused = 0;
};
static_assert(sizeof(Head) == 56);

struct SectionEntry {
  std::uint32_t item_bytes = 0;
  std::uint32_t unused = 0;
  std::uint64_t items = 0;
};
static_assert(sizeof(SectionEntry) == 16);

std::string_view name_of(BinKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::array<char, 16> kind_field(BinKind kind) {
  std::array<char, 16> field = {};
  name_of(kind).copy(field.data(), field.size());
  return field;
}

std::size_t padded(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

template <typename Struct>
std::string_view bytes_of(const Struct& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

constexpr const char* kHint = "build the index anew with: indexer SOURCE…";

tl::unexpected<Error> unreadable(const std::filesystem::path& path, std::string_view why) {
  return fail(fmt::format("cannot read {}: {}", path.string(), why), kHint);
}

// Takes one piece after another from the front of a file.
class Pieces {
 public:
  explicit Pieces(std::span<const std::byte> bytes) : rest_(bytes) {}

  std::size_t left() const { return rest_.size(); }
  // As many bytes as there are left at most.
  std::span<const std::byte> take(std::size_t bytes) {
    const auto taken = rest_.first(bytes);
    rest_ = rest_.subspan(bytes);
    return taken;
  }
  template <typename Struct>
  Struct take() {
    Struct value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }

 private:
  std::span<const std::byte> rest_;
};

// Why a file with this head is not the one that is wanted; empty where it is.
std::string objection(const Head& head, BinKind kind, std::size_t file_bytes) {
  if (head.magic != Head{}.magic) return "it is not a file of an index";
  if (head.byte_order == kOtherByteOrder) return "it has the byte order of another machine";
  if (head.format != kFormatVersion) {
    return fmt::format("it has format {}, this program reads format {}", head.format,
                       kFormatVersion);
  }
  if (head.kind != kind_field(kind)) return "it is a file of another kind";
  if (file_bytes < head.file_bytes) return "it is cut short";
  const bool is_sound = head.byte_order == kByteOrder && head.file_bytes == file_bytes;
  return is_sound ? "" : "it is damaged";
}

}  // namespace

std::filesystem::path bin_file_path(const std::filesystem::path& generation, BinKind kind) {
  return generation / fmt::format("{}.bin", name_of(kind));
}

void BinFileWriter::add(std::span<const std::byte> bytes, std::size_t item_bytes) {
  const SectionEntry entry{static_cast<std::uint32_t>(item_bytes), 0, bytes.size() / item_bytes};
  table_ += bytes_of(entry);
  body_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  body_.resize(padded(body_.size()));
  ++sections_;
}

std::string BinFileWriter::head(std::uint64_t file_bytes) const {
  Head head;
  head.kind = kind_field(kind_);
  head.file_bytes = file_bytes;
  head.documents = documents_;
  head.sections = sections_;
  return std::string(bytes_of(head));
}

Result<void> BinFileWriter::write(const std::filesystem::path& generation) const {
  const std::uint64_t file_bytes = sizeof(Head) + table_.size() + body_.size();
  std::string content;
  content.reserve(file_bytes);
  content.append(head(file_bytes)).append(table_).append(body_);
  return replace_file(bin_file_path(generation, kind_), content);
}

BinFileStream::BinFileStream(std::filesystem::path generation, BinKind kind, std::uint32_t sections)
    : path_(bin_file_path(generation, kind)), draft_(path_), sections_(sections) {
  draft_ += ".new";
  file_.open(draft_, std::ios::binary | std::ios::trunc);
  file_ << std::string(sizeof(Head) + sections * sizeof(SectionEntry), '\0');
}

BinFileStream::~BinFileStream() {
  std::error_code ignored;
  std::filesystem::remove(draft_, ignored);
}

void BinFileStream::append(std::string_view text) {
  file_ << text;
  bytes_ += text.size();
}

Result<void> BinFileStream::finish(const BinFileWriter& others) {
  BinFileWriter whole(others.kind_, others.documents_);
  whole.sections_ = sections_;
  const SectionEntry first{1, 0, bytes_};
  file_ << std::string(padded(bytes_) - bytes_, '\0') << others.body_;
  const std::uint64_t front = sizeof(Head) + sections_ * sizeof(SectionEntry);
  file_.seekp(0);
  file_ << whole.head(front + padded(bytes_) + others.body_.size()) << bytes_of(first)
        << others.table_;
  file_.close();
  std::error_code error;
  if (file_.good()) std::filesystem::rename(draft_, path_, error);
  if (!file_.good() || error) return fail(fmt::format("cannot write {}", path_.string()));
  return {};
}

Result<BinFile> BinFile::open(const std::filesystem::path& generation, BinKind kind,
                              const Layout& layout) {
  BinFile file;
  file.path_ = bin_file_path(generation, kind);
  auto mapped = MappedFile::open(file.path_);
  if (!mapped) return fail(mapped.error().message, kHint);
  file.file_ = std::move(*mapped);

  Pieces pieces(file.file_.bytes());
  if (pieces.left() < sizeof(Head)) return unreadable(file.path_, "it is cut short");
  const Head head = pieces.take<Head>();
  if (const auto why = objection(head, kind, file.file_.bytes().size()); !why.empty()) {
    return unreadable(file.path_, why);
  }
  file.documents_ = head.documents;
  if (head.sections != layout.size() || pieces.left() < layout.size() * sizeof(SectionEntry)) {
    return file.damaged();
  }
  Pieces table(pieces.take(layout.size() * sizeof(SectionEntry)));
  for (const std::uint32_t item_bytes : layout) {
    const auto entry = table.take<SectionEntry>();
    if (entry.item_bytes != item_bytes || entry.items > pieces.left() / item_bytes) {
      return file.damaged();
    }
    const std::size_t bytes = entry.items * item_bytes;
    if (padded(bytes) > pieces.left()) return file.damaged();
    file.sections_.push_back(pieces.take(padded(bytes)).first(bytes));
  }
  if (pieces.left() != 0) return file.damaged();
  return file;
}

tl::unexpected<Error> BinFile::damaged() const {
  return unreadable(path_, "it is damaged");
}

}  // namespace musubi
