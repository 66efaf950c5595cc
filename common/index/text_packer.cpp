#include "common/index/text_packer.h"

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include <new>
#include <vector>

#include "common/index/byte_stream.h"
#include "common/index/compact_text.h"

namespace musubi {

namespace {

// See docs/performance.md.
constexpr int kLevel = 3;

// More is no dictionary of ours.
constexpr std::size_t kMaxDictionaryBytes = 1U << 20;
constexpr std::size_t kSumBytes = sizeof(std::uint64_t);

constexpr std::size_t kChecksumBytes = 4;

// More than zstd can have made smaller (a block of four bytes), or than a reader takes in, is a
// damaged size.
constexpr std::size_t kMaxRatio = ZSTD_BLOCKSIZE_MAX / 4;
constexpr std::uint64_t kMaxTextBytes = 256U << 20;

void append_lowest_first(std::string& to, std::uint64_t number, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i, number >>= 8) to += static_cast<char>(number);
}

// Low 32 bits; Xapian does not notice a flipped bit in a text.
std::string checksum(std::string_view bytes, std::uint64_t of_dictionary) {
  std::string result;
  append_lowest_first(result, XXH3_64bits_withSeed(bytes.data(), bytes.size(), of_dictionary),
                      kChecksumBytes);
  return result;
}

template <typename Context>
Context* unless_null(Context* context) {
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

// Phrases unpack thousands of texts for one query.
ZSTD_DCtx* unpacking_context_of_thread() {
  thread_local const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(
      unless_null(ZSTD_createDCtx()), ZSTD_freeDCtx);
  return context.get();
}

}  // namespace

struct TextDictionary::Loaded {
  std::string bytes;
  std::uint64_t sum;
  std::unique_ptr<ZSTD_DDict, std::size_t (*)(ZSTD_DDict*)> to_unpack;
};

TextDictionary::TextDictionary(std::string bytes) {
  const std::uint64_t sum = XXH3_64bits(bytes.data(), bytes.size());
  auto loaded = std::make_shared<Loaded>(Loaded{std::move(bytes), sum, {nullptr, ZSTD_freeDDict}});
  loaded->to_unpack.reset(ZSTD_createDDict(loaded->bytes.data(), loaded->bytes.size()));
  if (loaded->to_unpack) loaded_ = std::move(loaded);
}

std::uint64_t TextDictionary::sum() const {
  return loaded_ ? loaded_->sum : 0;
}

Result<TextDictionary> TextDictionary::open(std::string_view stored) {
  if (stored.empty()) return TextDictionary();
  const auto is_sound = [&] {
    if (stored.size() <= kSumBytes || stored.size() > kSumBytes + kMaxDictionaryBytes) return false;
    std::string sum;
    const std::string_view bytes = stored.substr(kSumBytes);
    append_lowest_first(sum, XXH3_64bits(bytes.data(), bytes.size()), kSumBytes);
    // What can be unpacked with can be packed with, too: zstd asks for more there.
    return stored.starts_with(sum) &&
           ZDICT_isError(ZDICT_getDictHeaderSize(bytes.data(), bytes.size())) == 0;
  };
  if (is_sound()) {
    TextDictionary dictionary{std::string(stored.substr(kSumBytes))};
    if (!dictionary.is_empty()) return dictionary;
  }
  return fail("the dictionary of the stored texts is damaged",
              "build the index anew with: indexer SOURCE…");
}

TextDictionary TextDictionary::trained_on(std::span<const std::string> texts,
                                          std::size_t max_bytes) {
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string& text : texts) {
    const std::string bytes = compact(text);
    all += bytes;
    sizes.push_back(bytes.size());
  }
  std::string bytes(max_bytes, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) return {};
  bytes.resize(size);
  return TextDictionary(std::move(bytes));
}

std::string TextDictionary::stored() const {
  std::string stored;
  if (is_empty()) return stored;
  append_lowest_first(stored, sum(), kSumBytes);
  return stored + loaded_->bytes;
}

TextPacker::TextPacker(const TextDictionary& dictionary)
    : dictionary_(dictionary), context_(unless_null(ZSTD_createCCtx()), ZSTD_freeCCtx) {
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel);
  // There is one, and the checksum tells another.
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_dictIDFlag, 0);
  if (dictionary.is_empty()) return;
  const std::string& bytes = dictionary.loaded_->bytes;
  const std::size_t loaded = ZSTD_CCtx_loadDictionary(context_.get(), bytes.data(), bytes.size());
  if (ZSTD_isError(loaded) != 0) throw std::bad_alloc();
}

std::string TextPacker::pack(std::string_view text) {
  const std::string bytes = compact(text);
  const std::size_t room = ZSTD_compressBound(bytes.size());
  // Not filled before: of a large one only as much as is used takes memory.
  const std::unique_ptr<char[]> frame(new char[room]);
  const std::size_t size =
      ZSTD_compress2(context_.get(), frame.get(), room, bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // there is room: nothing else can fail
  std::string packed;
  append_number(packed, text.size());
  packed.append(frame.get(), size);
  packed += checksum(packed, dictionary_.sum());
  return packed;
}

std::optional<std::string> unpacked(std::string_view packed, const TextDictionary& dictionary) {
  if (packed.size() < kChecksumBytes) return std::nullopt;
  const std::string_view checked = packed.substr(0, packed.size() - kChecksumBytes);
  if (checksum(checked, dictionary.sum()) != packed.substr(checked.size())) return std::nullopt;
  ByteReader reader(checked);
  const std::uint64_t text_size = reader.number();
  const std::string_view frame = reader.rest();
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  // What zstd says of an unknown size or of no frame is larger, too.
  if (text_size > kMaxTextBytes || size > compact_bound(text_size) ||
      size / kMaxRatio > frame.size()) {
    return std::nullopt;
  }
  std::string bytes(size, '\0');
  ZSTD_DCtx* const context = unpacking_context_of_thread();
  const std::size_t got =
      dictionary.is_empty()
          ? ZSTD_decompressDCtx(context, bytes.data(), bytes.size(), frame.data(), frame.size())
          : ZSTD_decompress_usingDDict(context, bytes.data(), bytes.size(), frame.data(),
                                       frame.size(), dictionary.loaded_->to_unpack.get());
  if (got != bytes.size()) return std::nullopt;  // an error is larger
  return expanded(bytes, text_size);
}

}  // namespace musubi
