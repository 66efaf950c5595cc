#include "common/index/bigram_statistics.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "common/index/bigram_buckets.h"

namespace musubi {

struct BigramStatistics::Mapping {
  const unsigned char* bytes = nullptr;
  std::size_t size = 0;
  BigramTableHeader header{};

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
  const bool sized = ::fstat(descriptor, &status) == 0 &&
                     status.st_size >= static_cast<off_t>(sizeof(BigramTableHeader));
  void* bytes = sized ? ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ,
                               MAP_PRIVATE, descriptor, 0)
                      : MAP_FAILED;
  ::close(descriptor);
  if (bytes == MAP_FAILED) return damaged("it is cut short");

  auto mapping = std::make_shared<Mapping>();
  mapping->bytes = static_cast<const unsigned char*>(bytes);
  mapping->size = static_cast<std::size_t>(status.st_size);
  std::memcpy(&mapping->header, bytes, sizeof(BigramTableHeader));
  const BigramTableHeader& header = mapping->header;
  if (header.magic != kBigramTableMagic || header.version != kBigramTableVersion ||
      header.bits < kMinBigramBits || header.bits > kMaxBigramBits ||
      mapping->size != sizeof(BigramTableHeader) + (std::size_t{1} << header.bits)) {
    return damaged("it is damaged");
  }
  BigramStatistics statistics;
  statistics.mapping_ = std::move(mapping);
  return statistics;
}

double BigramStatistics::inverse_document_frequency(char32_t first, char32_t second) const {
  const BigramTableHeader& header = mapping_->header;
  const std::size_t bucket = bigram_bucket(first, second, static_cast<int>(header.bits));
  const unsigned char quantized = mapping_->bytes[sizeof(BigramTableHeader) + bucket];
  const double count = std::exp2(quantized / kBigramSteps) - 1;
  const double documents = std::max<double>(header.documents, count);
  return std::log(1 + (documents - count + 0.5) / (count + 0.5));
}

std::filesystem::path bigram_statistics_path(const std::filesystem::path& generation) {
  return generation / "bigrams.bin";
}

}  // namespace musubi
