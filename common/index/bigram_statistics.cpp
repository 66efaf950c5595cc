#include "common/index/bigram_statistics.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "common/index/bigram_buckets.h"
#include "common/index/bin_file.h"
#include "common/index/weights.h"

namespace musubi {

namespace {

bool is_sound(std::size_t buckets) {
  return std::has_single_bit(buckets) && buckets >= std::size_t{1} << kMinBigramBits &&
         buckets <= std::size_t{1} << kMaxBigramBits;
}

}  // namespace

Result<BigramStatistics> BigramStatistics::open(const std::filesystem::path& folder) {
  auto opened = BinFile::open(folder, BinKind::Bigrams, {1});
  if (!opened) return tl::unexpected(opened.error());
  const auto file = std::make_shared<const BinFile>(std::move(*opened));
  const auto buckets = file->section<std::uint8_t>(0);
  if (!is_sound(buckets.size())) return file->damaged();
  return BigramStatistics(file->documents(), buckets, file);
}

BigramStatistics::BigramStatistics(std::uint64_t documents, std::span<const std::uint8_t> buckets,
                                   std::shared_ptr<const void> owner)
    : documents_(static_cast<double>(documents)),
      buckets_(buckets),
      bits_(std::countr_zero(buckets.size())),
      owner_(std::move(owner)) {}

BigramStatistics::BigramStatistics(const std::shared_ptr<const BigramTable>& table)
    : BigramStatistics(table->documents, table->buckets, table) {}

BigramStatistics::BigramStatistics(BigramTable table)
    : BigramStatistics(std::make_shared<const BigramTable>(std::move(table))) {}

double BigramStatistics::rarity(char32_t first, char32_t second) const {
  const double count = std::exp2(buckets_[bigram_bucket(first, second, bits_)] / kBigramSteps) - 1;
  return musubi::rarity(count, std::max(documents_, count));
}

}  // namespace musubi
