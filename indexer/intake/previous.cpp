#include "indexer/intake/previous.h"

#include <fmt/format.h>

#include <chrono>

#include "common/index/bin_file.h"
#include "common/index/checksums.h"
#include "common/index/schema.h"
#include "common/index/seal.h"
#include "common/process/child_process.h"
#include "indexer/generations/history.h"

namespace musubi {

namespace {

// Of any size, and of tables in which Xapian would go round and round.
constexpr ChildLimits kTryLimits = {std::chrono::hours(1), 16U << 20};

// Sums tell damage, not what somebody else put there, and Xapian does not bear everything:
// what is not as this program left it is taken apart by another process first.
Result<void> try_elsewhere(const IndexLayout& layout) {
  const auto outcome =
      run_child("/proc/self/exe",
                {"--config=/dev/null", "--check", "--index=" + layout.root().string()}, kTryLimits);
  if (!outcome) return fail(fmt::format("its check {}", outcome.error().message));
  if (outcome->status == 0) return {};
  return fail("its check says: " + outcome->err.substr(0, outcome->err.find('\n')));
}

// Without a look at what its tables hold.
Result<PreviousGeneration> open_generation(const IndexLayout& layout, const std::string& name) {
  PreviousGeneration previous;
  previous.name = name;
  previous.folder = layout.generations() / name;
  previous.shards = shards_in(previous.folder);
  auto manifest = read_manifest(previous.folder);
  if (!manifest) return tl::unexpected(manifest.error());
  previous.manifest = std::move(*manifest);
  if (previous.manifest.format_version != kFormatVersion) {
    return fail("the index was built by another version of Musubi");
  }
  const auto list_sum = History::of(layout).list_sum_of(name);
  if (const auto damaged = verify_checksums(previous.folder, list_sum); !damaged.empty()) {
    return fail(damaged.front());
  }
  return previous;
}

Result<PreviousGeneration> with_rows(PreviousGeneration previous) {
  auto rows = read_document_table(previous.folder);
  if (!rows) return tl::unexpected(rows.error());
  previous.rows = std::move(*rows);
  std::size_t row = 0;
  for (const ManifestSource& source : previous.manifest.sources) {
    previous.first_row_of.push_back(row);
    row += source.documents;
  }
  previous.first_row_of.push_back(row);
  if (row != previous.rows.size()) {
    return fail(fmt::format("{} is of another generation than its manifest",
                            bin_file_path(previous.folder, BinKind::Documents).string()));
  }
  return previous;
}

}  // namespace

std::span<const DocumentRow> PreviousGeneration::rows_of(std::size_t source) const {
  return std::span(rows).subspan(first_row_of[source],
                                 first_row_of[source + 1] - first_row_of[source]);
}

Result<PreviousGeneration> open_previous(const IndexLayout& layout) {
  const auto name = layout.live_generation();
  if (!name) return fail(fmt::format("{} names no generation", layout.stub().string()));
  const auto seal = seal_of(layout.generations() / *name);
  auto previous = open_generation(layout, *name);
  if (!previous) return previous;
  if (!seal) return tl::unexpected(seal.error());
  if (!is_sealed(previous->folder, *seal)) {
    if (auto borne = try_elsewhere(layout); !borne) return tl::unexpected(borne.error());
  }
  return with_rows(std::move(*previous));
}

std::optional<PreviousGeneration> open_older(const IndexLayout& layout) {
  const History history = History::of(layout);
  const auto live = layout.live_generation();
  if (!live) return std::nullopt;
  for (const PastGeneration* past = history.before(*live); past != nullptr;
       past = history.before(past->name)) {
    auto opened = open_generation(layout, past->name);
    if (opened) opened = with_rows(std::move(*opened));
    if (opened) return std::move(*opened);
  }
  return std::nullopt;
}

}  // namespace musubi
