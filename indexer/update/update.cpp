#include "indexer/update/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "common/file/clone.h"
#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "indexer/generations/generation.h"
#include "indexer/run/disk_space.h"
#include "indexer/update/last_good.h"
#include "indexer/update/patch.h"

namespace musubi {

namespace {

// Beyond this share of the documents a rebuild is cheaper; a small index is always updated.
constexpr std::size_t kMaxChangedShare = 5;
constexpr std::size_t kAlwaysUpdated = 1000;

// Changed documents wait in memory.
constexpr std::uint64_t kMaxChangedBytes = 256U << 20;

// Updates leave blocks half full; past this growth the database is written anew.
constexpr double kMaxGrowth = 1.6;
constexpr std::uint64_t kNeverCompacted = 16U << 20;

std::uint64_t bytes_to_read(const std::vector<SurveyedFile>& files) {
  std::uint64_t bytes = 0;
  for (const SurveyedFile& file : files) {
    if (!file.as_before) bytes += file.state.bytes;
  }
  return bytes;
}

// Tells changed documents from those that are as they were.
class Comparison {
 public:
  Comparison(const PreviousGeneration& previous, Xapian::docid last_docid, Patch& patch)
      : previous_(previous), last_docid_(last_docid), patch_(patch) {
    old_.reserve(previous.rows.size());
    for (const DocumentRow& row : previous.rows) old_.emplace(row.id, &row);
  }

  void take(Document document, DocumentRow& row) {
    const auto known = old_.find(row.id);
    if (known != old_.end() && known->second->content == row.content) {
      row.docid = known->second->docid;
      return;
    }
    bytes_ += document.title.size() + document.body.size();
    if (is_too_much()) return;
    if (known == old_.end()) {
      row.docid = ++last_docid_;
      patch_.add(row.docid, std::move(document));
    } else {
      row.docid = known->second->docid;
      patch_.change(row.docid, std::move(document));
    }
  }

  bool is_too_much() const {
    return bytes_ > kMaxChangedBytes ||
           patch_.size() > previous_.rows.size() / kMaxChangedShare + kAlwaysUpdated;
  }

  // To be called when all that is there has been taken, or kept as it was.
  void remove_all_but(const std::vector<SourceRows>& sources) {
    for (const SourceRows& source : sources) {
      for (const DocumentRow& row : source.rows) old_.erase(row.id);
    }
    for (const auto& [id, row] : old_) patch_.remove(row->docid);
  }

  std::uint64_t changed_bytes() const { return bytes_; }

 private:
  const PreviousGeneration& previous_;
  Xapian::docid last_docid_;
  std::unordered_map<std::uint64_t, const DocumentRow*> old_;
  Patch& patch_;
  std::uint64_t bytes_ = 0;
};

bool are_same_sources(const std::vector<SourceRows>& sources, const Manifest& manifest) {
  return std::equal(
      sources.begin(), sources.end(), manifest.sources.begin(), manifest.sources.end(),
      [](const SourceRows& now, const ManifestSource& before) {
        return now.source.path == before.path && now.source.checksum == before.checksum &&
               now.source.refused == before.refused;
      });
}

Result<Xapian::docid> last_docid_of(const PreviousGeneration& previous) try {
  return Xapian::Database(previous.folder.string(), Xapian::DB_BACKEND_GLASS).get_lastdocid();
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot open {}: {}", previous.folder.string(), problem.get_description()));
}

// Writes a database anew, without gaps in its blocks.
Result<void> compact(const std::filesystem::path& generation) try {
  auto compacted = generation;
  compacted += "-compacted";
  Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS)
      .compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  for (const auto& entry : std::filesystem::directory_iterator(compacted)) {
    std::filesystem::rename(entry.path(), generation / entry.path().filename());
  }
  std::filesystem::remove(compacted);
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot compact: {}", problem.get_description()));
} catch (const std::filesystem::filesystem_error& problem) {
  return fail(fmt::format("cannot compact: {}", problem.what()));
}

}  // namespace

Result<Update> update(const JobContext& job, const PreviousGeneration& previous, Report& report) {
  const auto last_docid = last_docid_of(previous);
  if (!last_docid) return tl::unexpected(last_docid.error());
  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Patch patch(previous.folder, job.tools.dictionary, tagger, job.options.threads);
  Comparison comparison(previous, *last_docid, patch);
  Progress progress(job.log);
  Intake intake(progress, report, [&](Document document, DocumentRow& row) {
    comparison.take(std::move(document), row);
  });
  const auto files = survey_sources(job.options.sources, &previous.manifest, intake.sink());
  progress.expect(bytes_to_read(files));
  for (const SurveyedFile& file : files) {
    const bool is_taken =
        file.as_before && intake.carry_over(previous.manifest.sources[*file.as_before],
                                            previous.rows_of(*file.as_before));
    if (is_taken) continue;
    intake.read(file, job.tools.gazetteer,
                file.known_as ? previous.rows_of(*file.known_as) : std::span<const DocumentRow>());
  }
  if (comparison.is_too_much()) return Update{.outcome = UpdateOutcome::TooMuchChanged};
  const auto kept = keep_last_good(intake, &previous);
  if (auto warned = last_good_documents(kept, intake, previous, report); !warned) {
    return tl::unexpected(warned.error());
  }
  comparison.remove_all_but(intake.sources());
  report.changes.added = patch.added();
  report.changes.changed = patch.changed();
  report.changes.removed = patch.removed();
  if (patch.size() == 0) {
    if (are_same_sources(intake.sources(), previous.manifest)) {
      return Update{};
    }
    if (auto linked = link_folder(previous.folder, job.layout.building()); !linked) {
      return tl::unexpected(linked.error());
    }
    return Update{UpdateOutcome::NoDocumentChanged,
                  std::move(intake.sources()),
                  previous.manifest.compacted_bytes,
                  {}};
  }
  if (comparison.is_too_much()) return Update{.outcome = UpdateOutcome::TooMuchChanged};

  const auto needed = space_to_update(bytes_of(previous.folder), comparison.changed_bytes());
  if (auto room = check_space(job, needed); !room) return tl::unexpected(room.error());
  progress.phase("updating");
  fault_point("update:clone");
  const auto building = job.layout.building();
  if (auto cloned = clone_folder(previous.folder, building); !cloned) {
    return tl::unexpected(cloned.error());
  }
  start_writing(building);
  fault_point("update:patch");
  auto applied = patch.apply(building);
  if (!applied) return tl::unexpected(applied.error());
  fault_point("update:patched");
  Update done{UpdateOutcome::Applied, std::move(intake.sources()),
              previous.manifest.compacted_bytes, std::move(*applied)};
  const auto bytes = static_cast<double>(bytes_of(building));
  const bool has_grown =
      bytes > kNeverCompacted &&
      bytes > kMaxGrowth * static_cast<double>(previous.manifest.compacted_bytes);
  // It can wait for a night with room for one copy more.
  if (has_grown && check_space(job, previous.manifest.compacted_bytes)) {
    if (auto compacted = compact(building); !compacted) return tl::unexpected(compacted.error());
    done.compacted_bytes = bytes_of(building);
  }
  return done;
}

}  // namespace musubi
