#include "indexer/run/make_generation.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/index/schema.h"
#include "indexer/build/change_times.h"
#include "indexer/build/finish.h"
#include "indexer/build/rebuild.h"
#include "indexer/generations/history.h"
#include "indexer/generations/prune.h"
#include "indexer/units.h"
#include "indexer/update/update.h"

namespace musubi {

namespace {

std::int64_t now() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

// Why the live generation cannot be brought up to date; empty where it can.
std::string why_not_update(const JobContext& job, const PreviousGeneration& previous) {
  const Manifest& live = previous.manifest;
  if (job.options.reading == Reading::Everything) return "asked for by --rebuild";
  if (previous.shards != job.shards) {
    return fmt::format("the index is to have {}, and has {}", counted(job.shards, "shard"),
                       previous.shards);
  }
  if (live.format_version != kFormatVersion || live.program_version != MUSUBI_VERSION) {
    return "the index was built by another version of Musubi";
  }
  if (live.analyzer != analyzer_fingerprint(job.tools.dictionary_files)) {
    return "the dictionary or the analyzer has changed";
  }
  if (live.resources != job.tools.resources_fingerprint) {
    return "the gazetteer or the taxonomy has changed";
  }
  return {};
}

// What became of the documents of the previous generation.
DocumentChanges changes_between(const PreviousGeneration& previous,
                                const std::vector<SourceRows>& sources) {
  DocumentChanges changes;
  std::unordered_map<std::uint64_t, std::uint64_t> old;
  for (const DocumentRow& row : previous.rows) old.emplace(row.id, row.content);
  for (const SourceRows& source : sources) {
    for (const DocumentRow& row : source.rows) {
      const auto known = old.find(row.id);
      if (known == old.end()) {
        ++changes.added;
      } else {
        if (known->second != row.content) ++changes.changed;
        old.erase(known);
      }
    }
  }
  changes.removed = old.size();
  return changes;
}

// `before`: the generation whose documents tell what is new.
Result<void> note_times(Making& making, const PreviousGeneration* before) {
  const auto is_link = [](const MadeDatabase& made) { return made.origin == Origin::Link; };
  if (std::all_of(making.databases.begin(), making.databases.end(), is_link)) return {};
  const auto times = ChangeTimes::open(before);
  if (!times) return tl::unexpected(times.error());
  const auto rows = rows_by_shard(making.rows, making.databases.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    MadeDatabase& database = making.databases[i];
    if (is_link(database)) continue;
    times->note(rows[i], static_cast<std::uint64_t>(making.read_at), database.columns);
  }
  return {};
}

// `before`: as above.
Result<Made> finish(const JobContext& job, Making making, std::vector<SourceRows> sources,
                    const PreviousGeneration* before, Report& report) {
  for (SourceRows& source : sources) {
    source.source.documents = source.rows.size();
    making.sources.push_back(std::move(source.source));
    making.rows.insert(making.rows.end(), source.rows.begin(), source.rows.end());
  }
  report.sources = making.sources;
  if (auto noted = note_times(making, before); !noted) return tl::unexpected(noted.error());
  if (auto finished = finish_generation(job, making); !finished) {
    return tl::unexpected(finished.error());
  }
  return Made::Generation;
}

Result<Made> make_by_update(const JobContext& job, const PreviousGeneration& previous,
                            std::int64_t read_at, Report& report) {
  auto updated = update(job, previous, report);
  if (!updated) return tl::unexpected(updated.error());
  if (updated->outcome == UpdateOutcome::NothingChanged) return Made::Nothing;
  if (updated->outcome == UpdateOutcome::TooMuchChanged) {
    return fail("so much has changed that this is faster");
  }
  if (updated->outcome == UpdateOutcome::IdsAreOthers) {
    return fail("ids that only count the rows of tables are to be told otherwise");
  }
  return finish(job,
                {.databases = std::move(updated->databases),
                 .read_at = read_at,
                 .row_numbers = previous.manifest.row_numbers,
                 .folders = std::move(updated->folders)},
                std::move(updated->sources), &previous, report);
}

// Where the live generation cannot be read: what then became of what the sources cannot give.
void tell_of_last_good(const JobContext& job, const PreviousGeneration* older, Report& report) {
  if (report.changes.kept > 0) {
    report.warnings.push_back({older->folder, 0,
                               "the live generation cannot be read: last good versions are taken "
                               "from this one, which was live before"});
  } else if (report.refused_records() > 0) {
    report.warnings.push_back({job.layout.root(), 0,
                               "the live generation cannot be read, and none before it has what "
                               "was refused: no last good version of it stays in the index"});
  }
}

Result<void> begin_again(const JobContext& job, Report& report) {
  report = Report{};
  if (auto cleaned = remove_leftovers(job.layout); !cleaned) {
    return tl::unexpected(cleaned.error());
  }
  return {};
}

// Row numbers are taken for ids until they prove to be none; those of a generation before will
// mostly be what they were.
Result<Rebuilt> rebuild_with_right_ids(const JobContext& job, const PreviousGeneration* last_good,
                                       RowNumbers& row_numbers, Report& report) {
  auto rebuilt = rebuild(job, last_good, row_numbers, report);
  if (!rebuilt || rebuilt->are_ids_right) return rebuilt;
  const bool were_ids = row_numbers == RowNumbers::AreIds;
  row_numbers = were_ids ? RowNumbers::TakePath : RowNumbers::AreIds;
  if (auto begun = begin_again(job, report); !begun) return tl::unexpected(begun.error());
  rebuilt = rebuild(job, last_good, row_numbers, report);
  if (rebuilt && !rebuilt->are_ids_right) return fail("the sources change while they are read");
  return rebuilt;
}

// `previous`: the live generation; nullptr where there is none that can be read.
Result<Made> make_by_rebuild(const JobContext& job, const PreviousGeneration* previous,
                             bool is_first, std::int64_t read_at, Report& report) {
  const auto older = previous != nullptr || is_first ? std::nullopt : open_older(job.layout);
  const PreviousGeneration* last_good = older ? &*older : previous;
  RowNumbers row_numbers = last_good ? last_good->manifest.row_numbers : RowNumbers::AreIds;
  auto rebuilt = rebuild_with_right_ids(job, last_good, row_numbers, report);
  if (!rebuilt) return tl::unexpected(rebuilt.error());
  if (previous == nullptr && !is_first) tell_of_last_good(job, last_good, report);
  const auto kept = report.changes.kept;
  report.changes = previous != nullptr ? changes_between(*previous, rebuilt->sources)
                                       : DocumentChanges{.added = report.documents};
  report.changes.kept = kept;
  return finish(job,
                {.databases = std::move(rebuilt->databases),
                 .read_at = read_at,
                 .row_numbers = row_numbers,
                 .folders = std::move(rebuilt->folders)},
                std::move(rebuilt->sources), last_good, report);
}

}  // namespace

Result<Made> make_generation(const JobContext& job, Report& report) {
  const std::int64_t read_at = now();
  const bool is_first = History::of(job.layout).generations().empty();
  const auto previous = open_previous(job.layout);
  std::string why_anew =
      !previous ? (is_first ? "" : previous.error().message) : why_not_update(job, *previous);
  if (previous && why_anew.empty()) {
    auto made = make_by_update(job, *previous, read_at, report);
    if (made) return made;
    why_anew = made.error().message;
    if (auto begun = begin_again(job, report); !begun) return tl::unexpected(begun.error());
  }
  report.why_everything_anew = why_anew;
  if (!why_anew.empty()) {
    job.log.write(Level::Notice, "rebuild", "everything is read anew: " + why_anew);
  }
  return make_by_rebuild(job, previous ? &*previous : nullptr, is_first, read_at, report);
}

}  // namespace musubi
