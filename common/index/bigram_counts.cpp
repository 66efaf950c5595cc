#include "common/index/bigram_counts.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "common/index/bigram_buckets.h"
#include "common/index/bin_file.h"
#include "common/index/byte_stream.h"

namespace musubi {

namespace {

constexpr std::size_t kBuckets = std::size_t{1} << kMaxBigramBits;

int bits_for(std::uint32_t documents) {
  return std::clamp(static_cast<int>(std::bit_width(std::uint64_t{documents} * 16)), kMinBigramBits,
                    kMaxBigramBits);
}

std::uint8_t quantized(double count) {
  return static_cast<std::uint8_t>(
      std::lround(std::min(255.0, kBigramSteps * std::log2(1 + count))));
}

}  // namespace

BigramCounts::BigramCounts() : buckets(kBuckets) {}

void BigramCounts::add(const BigramCounts& other) {
  documents += other.documents;
  for (std::size_t i = 0; i < kBuckets; ++i) buckets[i] += other.buckets[i];
}

BigramTable BigramCounts::table() const {
  BigramTable table{documents, {}};
  const std::size_t merged = std::size_t{1} << (kMaxBigramBits - bits_for(documents));
  for (std::size_t i = 0; i < kBuckets; i += merged) {
    double count = 0;
    for (std::size_t j = i; j < i + merged; ++j) count += buckets[j];
    table.buckets.push_back(quantized(count));
  }
  return table;
}

Result<void> BigramCounts::write_statistics(const std::filesystem::path& generation) const {
  BinFileWriter statistics(BinKind::Bigrams, documents);
  statistics.add(table().buckets);
  return statistics.write(generation);
}

Result<void> BigramCounts::write(const std::filesystem::path& generation) const {
  if (auto written = write_statistics(generation); !written) return written;
  ByteWriter counts;
  std::size_t next = 0;
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (buckets[i] == 0) continue;
    counts.number(i - next);
    counts.number(buckets[i]);
    next = i + 1;
  }
  BinFileWriter exact(BinKind::BigramCounts, documents);
  exact.add(counts.take());
  return exact.write(generation);
}

Result<BigramCounts> BigramCounts::sum_of(const std::vector<std::filesystem::path>& databases) {
  BigramCounts sum;
  for (const auto& database : databases) {
    const auto counted = load(database);
    if (!counted) return tl::unexpected(counted.error());
    sum.add(*counted);
  }
  return sum;
}

Result<BigramCounts> BigramCounts::load(const std::filesystem::path& generation) {
  const auto file = BinFile::open(generation, BinKind::BigramCounts, {1});
  if (!file) return tl::unexpected(file.error());
  BigramCounts counts;
  if (file->documents() > UINT32_MAX) return file->damaged();
  counts.documents = static_cast<std::uint32_t>(file->documents());
  ByteReader from(file->text(0));
  for (std::uint64_t next = 0; from.sound() && !from.at_end(); ++next) {
    next += std::min<std::uint64_t>(from.number(), kBuckets);
    const std::uint64_t count = from.number();
    if (next >= kBuckets || count > counts.documents) return file->damaged();
    counts.buckets[next] = static_cast<std::uint32_t>(count);
  }
  if (!from.sound()) return file->damaged();
  return counts;
}

}  // namespace musubi
