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

namespace {

BigramTableHeader header_of(std::string_view table) {
  BigramTableHeader header{};
  std::memcpy(&header, table.data(), sizeof header);
  return header;
}

bool is_sound(std::string_view table) {
  if (table.size() < sizeof(BigramTableHeader)) return false;
  const BigramTableHeader header = header_of(table);
  return header.magic == kBigramTableMagic && header.version == kBigramTableVersion &&
         header.bits >= kMinBigramBits && header.bits <= kMaxBigramBits &&
         table.size() == sizeof header + (std::size_t{1} << header.bits);
}

}  // namespace

Result<BigramStatistics> BigramStatistics::open(const std::filesystem::path& file) {
  const auto damaged = [&](const char* why) {
    return fail(fmt::format("cannot read {}: {}", file.string(), why),
                "build the index anew with: indexer SOURCE…");
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return damaged(std::strerror(errno));
  struct stat status {};
  const bool has_size = ::fstat(descriptor, &status) == 0 && status.st_size > 0;
  const auto size = has_size ? static_cast<std::size_t>(status.st_size) : 0;
  void* bytes =
      has_size ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
  ::close(descriptor);
  if (bytes == MAP_FAILED) return damaged("it is cut short");
  const std::shared_ptr<const void> mapping(
      bytes, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
  const std::string_view table(static_cast<const char*>(bytes), size);
  if (!is_sound(table)) return damaged("it is damaged");
  return BigramStatistics(table, mapping);
}

BigramStatistics::BigramStatistics(std::string table) {
  const auto owned = std::make_shared<const std::string>(std::move(table));
  table_ = *owned;
  owner_ = owned;
}

double BigramStatistics::inverse_document_frequency(char32_t first, char32_t second) const {
  const BigramTableHeader header = header_of(table_);
  const std::size_t bucket = bigram_bucket(first, second, static_cast<int>(header.bits));
  const auto quantized = static_cast<unsigned char>(table_[sizeof header + bucket]);
  const double count = std::exp2(quantized / kBigramSteps) - 1;
  const double documents = std::max<double>(header.documents, count);
  return std::log(1 + (documents - count + 0.5) / (count + 0.5));
}

std::filesystem::path bigram_statistics_path(const std::filesystem::path& generation) {
  return generation / "bigrams.bin";
}

}  // namespace musubi
