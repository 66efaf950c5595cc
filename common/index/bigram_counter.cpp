#include "common/index/bigram_counter.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <iterator>

#include "common/analysis/folded_characters.h"
#include "common/file/durable.h"
#include "common/index/bigram_buckets.h"
#include "common/index/bigram_statistics.h"
#include "common/index/byte_stream.h"

namespace musubi {

namespace {

constexpr std::size_t kBuckets = std::size_t{1} << kMaxBigramBits;
constexpr std::string_view kCountsMagic = "MSBC1";

// A bucket's number and count take at most so many bytes.
constexpr std::uintmax_t kMaxCountsBytes = kBuckets * 10;

int bits_for(std::uint32_t documents) {
  return std::clamp(static_cast<int>(std::bit_width(std::uint64_t{documents} * 16)), kMinBigramBits,
                    kMaxBigramBits);
}

char quantized(double count) {
  return static_cast<char>(std::lround(std::min(255.0, kBigramSteps * std::log2(1 + count))));
}

}  // namespace

BigramCounter::BigramCounter() : buckets_(kBuckets) {}

void BigramCounter::add(const Document& document) {
  ++documents_;
  count_once(document, [](std::uint32_t& count) { ++count; });
}

void BigramCounter::remove(const Document& document) {
  --documents_;
  count_once(document, [](std::uint32_t& count) { --count; });
}

template <typename Count>
void BigramCounter::count_once(const Document& document, Count count) {
  ++pass_;
  for (const std::string* text : {&document.title, &document.body}) {
    count_once(std::string_view(*text), count);
  }
}

template <typename Count>
void BigramCounter::count_once(std::string_view text, Count count) {
  char32_t previous = kNoLetter;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_folded_character(text, at);
    if (previous != kNoLetter && c != kNoLetter) {
      Bucket& bucket = buckets_[bigram_bucket(previous, c, kMaxBigramBits)];
      if (bucket.last_pass != pass_) {
        bucket.last_pass = pass_;
        count(bucket.documents);
      }
    }
    previous = c;
  }
}

void BigramCounter::merge(const BigramCounter& other) {
  for (std::size_t i = 0; i < kBuckets; ++i) buckets_[i].documents += other.buckets_[i].documents;
  documents_ += other.documents_;
}

std::string BigramCounter::table() const {
  const int bits = bits_for(documents_);
  const BigramTableHeader header{kBigramTableMagic, kBigramTableVersion,
                                 static_cast<std::uint32_t>(bits), documents_};
  std::string table(reinterpret_cast<const char*>(&header), sizeof header);
  const std::size_t merged = std::size_t{1} << (kMaxBigramBits - bits);
  for (std::size_t i = 0; i < kBuckets; i += merged) {
    double count = 0;
    for (std::size_t j = i; j < i + merged; ++j) count += buckets_[j].documents;
    table += quantized(count);
  }
  return table;
}

Result<void> BigramCounter::write(const std::filesystem::path& generation) const {
  if (auto written = replace_file(bigram_statistics_path(generation), table()); !written) {
    return written;
  }
  ByteWriter counts;
  counts.text(kCountsMagic);
  counts.number(documents_);
  std::size_t next = 0;
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (buckets_[i].documents == 0) continue;
    counts.number(i - next);
    counts.number(buckets_[i].documents);
    next = i + 1;
  }
  return replace_file(bigram_counts_path(generation), counts.take());
}

Result<BigramCounter> BigramCounter::load(const std::filesystem::path& generation) {
  const auto path = bigram_counts_path(generation);
  const auto refused = [&](std::string_view why) {
    return fail(fmt::format("cannot read {}: {}", path.string(), why),
                "build the index anew from all its sources");
  };
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return refused(error.message());
  if (size > kMaxCountsBytes) return refused("it is too large");
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});

  BigramCounter counter;
  ByteReader from(bytes);
  if (from.text() != kCountsMagic) return refused("it is damaged");
  const std::uint64_t documents = from.number();
  counter.documents_ = static_cast<std::uint32_t>(documents);
  for (std::uint64_t next = 0; from.sound() && !from.at_end(); ++next) {
    next += std::min<std::uint64_t>(from.number(), kBuckets);
    const std::uint64_t count = from.number();
    if (next >= kBuckets || count > documents) return refused("it is damaged");
    counter.buckets_[next].documents = static_cast<std::uint32_t>(count);
  }
  if (!from.sound() || documents > UINT32_MAX) return refused("it is damaged");
  return counter;
}

std::filesystem::path bigram_counts_path(const std::filesystem::path& generation) {
  return generation / "bigram_counts.bin";
}

}  // namespace musubi
