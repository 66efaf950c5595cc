#include "common/index/bigram_statistics.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "common/analysis/folded_characters.h"
#include "common/file/durable.h"

namespace musubi {

namespace {

constexpr int kMaxBits = 20;
constexpr int kMinBits = 12;
constexpr std::uint32_t kMagic = 0x4742'534D;  // "MSBG"

struct Header {
  std::uint32_t magic, version, bits, documents;
};
constexpr std::uint32_t kVersion = 1;
constexpr double kSteps = 8;

// Buckets of fewer bits are sums of neighbours: the high bits decide.
std::uint64_t hash(char32_t first, char32_t second) {
  return ((std::uint64_t{first} << 32) | second) * 0x9E37'79B9'7F4A'7C15U;
}

int bits_for(std::uint32_t documents) {
  return std::clamp(static_cast<int>(std::bit_width(std::uint64_t{documents} * 16)), kMinBits,
                    kMaxBits);
}

}  // namespace

BigramCounter::BigramCounter()
    : counts_(std::size_t{1} << kMaxBits), last_document_(std::size_t{1} << kMaxBits) {}

void BigramCounter::start_document() {
  ++documents_;
}

void BigramCounter::add_text(std::string_view text) {
  char32_t previous = kNoLetter;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_folded_character(text, at);
    if (previous != kNoLetter && c != kNoLetter) {
      const std::size_t bucket = hash(previous, c) >> (64 - kMaxBits);
      if (last_document_[bucket] != documents_) {
        last_document_[bucket] = documents_;
        ++counts_[bucket];
      }
    }
    previous = c;
  }
}

void BigramCounter::merge(const BigramCounter& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  documents_ += other.documents_;
}

Result<void> BigramCounter::write(const std::filesystem::path& file) const {
  const int bits = bits_for(documents_);
  const Header header{kMagic, kVersion, static_cast<std::uint32_t>(bits), documents_};
  std::string content(reinterpret_cast<const char*>(&header), sizeof header);
  const std::size_t merged = std::size_t{1} << (kMaxBits - bits);
  for (std::size_t i = 0; i < counts_.size(); i += merged) {
    double count = 0;
    for (std::size_t j = i; j < i + merged; ++j) count += counts_[j];
    content += static_cast<char>(std::lround(std::min(255.0, kSteps * std::log2(1 + count))));
  }
  return replace_file(file, content);
}

struct BigramStatistics::Mapping {
  const unsigned char* bytes = nullptr;
  std::size_t size = 0;
  Header header{};

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (bytes != nullptr) ::munmap(const_cast<unsigned char*>(bytes), size);
  }
};

Result<BigramStatistics> BigramStatistics::open(const std::filesystem::path& file) {
  const auto damaged = [&](const char* why) {
    return fail(fmt::format("cannot read {}: {}", file.string(), why),
                "build the index anew with: indexer SOURCE…");
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return damaged(std::strerror(errno));
  struct stat status {};
  const bool sized =
      ::fstat(descriptor, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(Header));
  void* bytes = sized ? ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ,
                               MAP_PRIVATE, descriptor, 0)
                      : MAP_FAILED;
  ::close(descriptor);
  if (bytes == MAP_FAILED) return damaged("it is cut short");

  auto mapping = std::make_shared<Mapping>();
  mapping->bytes = static_cast<const unsigned char*>(bytes);
  mapping->size = static_cast<std::size_t>(status.st_size);
  std::memcpy(&mapping->header, bytes, sizeof(Header));
  const Header& header = mapping->header;
  if (header.magic != kMagic || header.version != kVersion || header.bits < kMinBits ||
      header.bits > kMaxBits || mapping->size != sizeof(Header) + (std::size_t{1} << header.bits)) {
    return damaged("it is damaged");
  }
  BigramStatistics statistics;
  statistics.mapping_ = std::move(mapping);
  return statistics;
}

double BigramStatistics::inverse_document_frequency(char32_t first, char32_t second) const {
  const Header& header = mapping_->header;
  const std::size_t bucket = hash(first, second) >> (64 - header.bits);
  const unsigned char quantized = mapping_->bytes[sizeof(Header) + bucket];
  const double count = std::exp2(quantized / kSteps) - 1;
  const double documents = std::max<double>(header.documents, count);
  return std::log(1 + (documents - count + 0.5) / (count + 0.5));
}

std::filesystem::path bigram_statistics_path(const std::filesystem::path& generation) {
  return generation / "bigrams.bin";
}

}  // namespace musubi
