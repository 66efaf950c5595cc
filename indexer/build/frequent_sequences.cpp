#include "indexer/build/frequent_sequences.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/guarded.h"
#include "common/index/letter_index.h"
#include "common/index/stored_documents.h"
#include "common/process/threads.h"
#include "indexer/build/letter_collector.h"
#include "indexer/build/letter_merge.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Items = std::vector<std::uint64_t>;  // sequence_item()

constexpr std::size_t kMaxSampled = 4096;
constexpr std::uint64_t kMaxSampledBytes = std::uint64_t{16} << 20;  // as they are stored
constexpr std::size_t kMaxSequenceLetters = 12;                      // of a sequence

// What a thread collects before it is written.
constexpr Xapian::docid kDocumentsPerPart = 4096;
constexpr std::size_t kPostingsPerPart = std::size_t{4} << 20;

std::uint32_t bound_for(std::uint64_t documents, SequenceBounds bounds) {
  const auto share = static_cast<std::uint32_t>(static_cast<double>(documents) * bounds.share);
  return std::max(bounds.documents, share);
}

// Calls take(pair, documents that have it) for each pair of letters.
template <typename Take>
Result<void> for_each_letter_pair(const LetterIndex& index, Take take) {
  LetterIndex::Cursor cursor(index);
  while (cursor.next() && cursor.list().pair.first < kFirstSequence) {
    if (cursor.list().pair.second != kNoLetter) take(cursor.list().pair, cursor.list().count);
  }
  if (!cursor.is_sound()) return fail("the letters of a generation are damaged");
  return {};
}

std::u32string letters_in(const StoredDocuments& documents, Xapian::docid docid) {
  const auto document = documents.read(docid);
  if (!document) throw Xapian::DatabaseCorruptError(document.error().message);
  return letters_of(*document);
}

// Spread evenly over all; of long ones fewer.
std::vector<std::u32string> sample_of(const fs::path& generation) {
  const auto documents = StoredDocuments::in(generation);
  const Xapian::Database& database = documents.database();
  const std::uint64_t count = database.get_doccount();
  const std::uint64_t bytes = fs::file_size(generation / "docdata.glass");
  const auto step = std::max(count / kMaxSampled, bytes / kMaxSampledBytes) + 1;
  std::vector<std::u32string> texts;
  std::uint64_t passed = 0;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    if (passed++ % step == 0) texts.push_back(letters_in(documents, *at));
  }
  return texts;
}

// Sequences of two letters and more, and the bits that their lists take in the sample.
struct Choice {
  Items sequences;
  double bits = 0;
};

// See letter_lists.h: a little more than the entropy.
double bits_of_list(double count, double documents) {
  return count * (1.5 + std::log2(documents / count));
}

// `least`: documents of the sample that a longer sequence has to be in.
Choice with_longer(Items pairs, const std::vector<std::u32string>& sample, double least) {
  Choice choice{std::move(pairs), 0};
  std::size_t shorter = 0;  // where those begin that have one letter less
  for (std::size_t size = 3; size <= kMaxSequenceLetters; ++size) {
    const SequenceTable table(choice.sequences);
    LetterCollector found(table);
    for (std::uint32_t i = 0; i < sample.size(); ++i) {
      found.add_sequences(i + 1, sample[i], kFirstSequence + static_cast<char32_t>(shorter));
    }
    Items longer;
    found.for_each_count([&](LetterPair pair, std::uint32_t count) {
      choice.bits += bits_of_list(count, static_cast<double>(sample.size()));
      if (count > least) longer.push_back(sequence_item(pair));
    });
    if (longer.empty() || choice.sequences.size() + longer.size() > kMaxSequences) break;
    std::sort(longer.begin(), longer.end());
    shorter = choice.sequences.size();
    choice.sequences.insert(choice.sequences.end(), longer.begin(), longer.end());
  }
  return choice;
}

Result<Items> pairs_above(std::uint32_t bound, const LetterIndex& index) {
  Items pairs;
  auto read = for_each_letter_pair(index, [&](LetterPair pair, std::uint32_t count) {
    if (count > bound) pairs.push_back(sequence_item(pair));
  });
  if (!read) return tl::unexpected(read.error());
  return pairs;
}

Result<Items> chosen_sequences(const LetterIndex& index, const fs::path& generation,
                               SequenceBounds bounds) {
  std::uint32_t bound = bound_for(index.documents(), bounds);
  auto pairs = pairs_above(bound, index);
  if (!pairs || pairs->empty()) return pairs;
  const auto sample = sample_of(generation);
  const double share = static_cast<double>(sample.size()) / static_cast<double>(index.documents());
  const double most = static_cast<double>(8 * index.list_bytes()) * bounds.growth;
  while (pairs) {
    Choice choice = with_longer(std::move(*pairs), sample, bound * share);
    if (choice.bits <= most * share) return std::move(choice.sequences);
    bound *= 2;
    pairs = pairs_above(bound, index);
  }
  return pairs;
}

// Reads all texts, a range of documents after another.
class SequencePass {
 public:
  SequencePass(const fs::path& generation, fs::path scratch, const SequenceTable& sequences)
      : generation_(generation), scratch_(std::move(scratch)), sequences_(sequences) {
    const Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
    parts_.resize(database.get_lastdocid() / kDocumentsPerPart + 1);
  }

  // Folders with a letters.bin each, in the order of their documents.
  Result<std::vector<fs::path>> run(unsigned threads) {
    {
      const auto others = start_threads(threads - 1, [this](unsigned) { work(); });
      work();
    }
    if (problem_) return tl::unexpected(*problem_);
    std::vector<fs::path> all;
    for (const auto& some : parts_) all.insert(all.end(), some.begin(), some.end());
    return all;
  }

 private:
  void work() {
    Result<void> done;
    try {
      const auto documents = StoredDocuments::in(generation_);
      while (done) {
        const std::size_t range = next_++;
        if (range >= parts_.size()) break;
        done = read(documents, range);
      }
    } catch (const Xapian::Error& problem) {
      done =
          fail(fmt::format("cannot read {}: {}", generation_.string(), problem.get_description()));
    } catch (...) {
      done = tl::unexpected(caught_error());
    }
    if (done) return;
    next_ = parts_.size();
    const std::lock_guard hold(mutex_);
    problem_ = std::move(done.error());
  }

  Result<void> read(const StoredDocuments& documents, std::size_t range) {
    const Xapian::Database& database = documents.database();
    LetterCollector letters(sequences_);
    const auto first = static_cast<Xapian::docid>(range) * kDocumentsPerPart;
    auto at = database.postlist_begin("");
    at.skip_to(first);
    for (; at != database.postlist_end("") && *at - first < kDocumentsPerPart; ++at) {
      letters.add_sequences(*at, letters_in(documents, *at));
      if (letters.postings() < kPostingsPerPart) continue;
      if (auto written = write(letters, range); !written) return written;
    }
    return write(letters, range);
  }

  Result<void> write(LetterCollector& letters, std::size_t range) {
    if (letters.documents() == 0) return {};
    fs::path folder = scratch_ / fmt::format("sequences-{}-{}", range, parts_[range].size());
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(fmt::format("cannot create {}: {}", folder.string(), error.message()));
    if (auto written = letters.write(folder); !written) return written;
    parts_[range].push_back(std::move(folder));
    return {};
  }

  const fs::path& generation_;
  fs::path scratch_;
  const SequenceTable& sequences_;
  std::vector<std::vector<fs::path>> parts_;  // by range; each is one thread's
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::optional<Error> problem_;
};

}  // namespace

Result<void> index_sequences(const fs::path& generation, const fs::path& scratch, unsigned threads,
                             SequenceBounds bounds) try {
  const auto index = LetterIndex::open(generation);
  if (!index) return tl::unexpected(index.error());
  auto chosen = chosen_sequences(*index, generation, bounds);
  if (!chosen) return tl::unexpected(chosen.error());
  if (chosen->empty() && index->sequences().items().empty()) return {};
  const SequenceTable sequences(*chosen);
  SequencePass pass(generation, scratch, sequences);
  const auto parts = pass.run(std::max(threads, 1U));
  if (!parts) return tl::unexpected(parts.error());
  auto done = add_letters_of_sequences(generation, *parts);
  std::error_code ignored;  // what stays behind goes with the folder
  for (const fs::path& part : *parts) fs::remove_all(part, ignored);
  return done;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

Result<void> refresh_sequences(const fs::path& generation, const fs::path& scratch,
                               unsigned threads, SequenceBounds bounds) {
  const auto index = LetterIndex::open(generation);
  if (!index) return tl::unexpected(index.error());
  const std::uint64_t bound = bound_for(index->documents(), bounds);
  std::uint32_t least = 0;  // documents of a pair that is a sequence
  std::uint32_t most = 0;   // of one that is not
  auto read = for_each_letter_pair(*index, [&](LetterPair pair, std::uint32_t count) {
    if (count <= bound) return;
    if (index->sequences().find(pair) == 0) {
      most = std::max(most, count);
    } else if (least == 0 || count < least) {
      least = count;
    }
  });
  if (!read || most <= 2 * std::max<std::uint64_t>(bound, least)) return read;
  return index_sequences(generation, scratch, threads, bounds);
}

}  // namespace musubi
