#include "indexer/build/document_packing.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "common/process/made_ahead.h"
#include "common/text/utf8.h"
#include "indexer/build/document_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// See docs/performance.md.  A smaller index has a smaller dictionary, since that is stored too.
constexpr std::uintmax_t kMaxDictionaryBytes = 160U << 10;
constexpr std::uintmax_t kTextPerDictionary = 32;
constexpr std::uintmax_t kLeastText = 256U << 10;

// What a dictionary is trained on: more takes longer and tells little more.
constexpr std::size_t kSampledBytes = 8U << 20;
constexpr std::size_t kMaxBytesOfOne = 4096;

// So many bytes of text are packed by a thread at a time.
constexpr std::size_t kChunkBytes = 1U << 20;

using Texts = std::vector<std::string>;

struct Packed {
  Texts texts;
  std::size_t size = 0;

  std::size_t bytes() const { return size; }
};

Packed packed(const Texts& texts, TextPacker& packer) {
  Packed result;
  for (const std::string& text : texts) {
    result.size += result.texts.emplace_back(packer.pack(text)).size();
  }
  return result;
}

// The next texts of about kChunkBytes; none behind the last.
Result<Texts> next_chunk(DocumentFileReader& reader) {
  Texts texts;
  std::string text;
  for (std::size_t bytes = 0; bytes < kChunkBytes; bytes += text.size()) {
    const auto got = reader.next(text);
    if (!got) return tl::unexpected(got.error());
    if (!*got) break;
    texts.push_back(text);
  }
  return texts;
}

// Gives the beginning of each text to `take`.
template <typename Take>
Result<void> for_each_beginning(const std::vector<fs::path>& segments, Take take) {
  DocumentFileReader reader(segments);
  std::string text;
  while (true) {
    const auto got = reader.next(text);
    if (!got) return tl::unexpected(got.error());
    if (!*got) return {};
    take(truncate_utf8(text, kMaxBytesOfOne));
  }
}

Result<Texts> sample_of(const std::vector<fs::path>& segments) {
  std::uintmax_t bytes = 0, passed = 0;
  auto done = for_each_beginning(segments, [&](std::string_view text) { bytes += text.size(); });
  if (!done) return tl::unexpected(done.error());
  const std::uintmax_t step = bytes / kSampledBytes + 1;
  Texts sample;
  done = for_each_beginning(segments, [&](std::string_view text) {
    if (passed++ % step == 0) sample.emplace_back(text);
  });
  if (!done) return tl::unexpected(done.error());
  return sample;
}

}  // namespace

Result<TextDictionary> dictionary_for(const std::vector<fs::path>& segments) {
  const std::uintmax_t bytes = bytes_of_document_files(segments);
  if (bytes < kLeastText) return TextDictionary();
  const auto sample = sample_of(segments);
  if (!sample) return tl::unexpected(sample.error());
  return TextDictionary::trained_on(*sample,
                                    std::min(kMaxDictionaryBytes, bytes / kTextPerDictionary));
}

Result<void> write_packed_documents(const std::vector<fs::path>& segments,
                                    const TextDictionary& dictionary, unsigned threads,
                                    glass::DocumentWriter& table) {
  threads = std::max(threads, 1U);
  std::deque<TextPacker> packers;
  for (unsigned i = 0; i < threads; ++i) packers.emplace_back(dictionary);
  const std::size_t most_ahead = std::size_t{2} * threads;
  MadeAhead<Texts, Packed> chunks(
      threads, most_ahead * kChunkBytes,
      [&](unsigned thread, const Texts& texts) { return packed(texts, packers[thread]); });
  DocumentFileReader reader(segments, DocumentFileReader::AfterUse::Remove);
  std::uint32_t last = 0;
  std::size_t ahead = 0;
  for (bool is_over = false; !is_over || ahead > 0;) {
    if (!is_over && ahead < most_ahead) {
      auto texts = next_chunk(reader);
      if (!texts) return tl::unexpected(texts.error());
      is_over = texts->empty();
      if (is_over) continue;
      chunks.add(std::move(*texts));
      ++ahead;
      continue;
    }
    const auto done = chunks.next();
    if (!done) return tl::unexpected(done.error());
    --ahead;
    for (const std::string& text : done->texts) table.add(++last, text);
  }
  return table.finish();
}

}  // namespace musubi
