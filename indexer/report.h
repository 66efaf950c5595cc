// report.h - what a run read, refused and warned of.
#pragma once
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "indexer/generations/manifest.h"
#include "indexer/readers/reader.h"

namespace musubi {

// What became of the documents, against the generation that was live before.
struct DocumentChanges {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t kept = 0;  // refused now, and still there as they were last read
};

struct Report {
  std::vector<ManifestSource> sources;
  std::vector<Refusal> refusals;
  std::vector<Refusal> warnings;
  std::vector<Refusal> skipped;  // files of a folder that are of no kind we read
  DocumentChanges changes;
  std::uint64_t documents = 0;  // in the new generation
  std::uint64_t text_bytes = 0;
  double seconds = 0;
  std::string why_everything_anew;  // empty after an update
  std::string generation;           // that was published; empty: none
  std::string error;                // why none was, or what went wrong when it was live already
  std::uint64_t index_bytes = 0;    // size of the live generation on disk
  std::size_t shards = 1;           // that it is cut into

  // What is refused is counted in records everywhere: one line may stand for many.
  std::uint64_t refused_records() const {
    return std::accumulate(
        refusals.begin(), refusals.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Refusal& refusal) { return sum + refusal.records; });
  }
};

}  // namespace musubi
