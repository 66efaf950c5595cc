#include "indexer/update/patches.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/file/folder.h"
#include "indexer/build/segment.h"
#include "indexer/generations/disk_space.h"
#include "indexer/generations/generation.h"
#include "indexer/update/clone.h"
#include "indexer/update/compaction.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Of changed text for each thread, in all shards together: less than a batch of a build, as a
// document that changes is held twice, and in Xapian's own forms, which take more room.
constexpr std::size_t kSliceBytes = kBatchBytes / 2;

Result<Xapian::docid> last_docid_of(const fs::path& database) try {
  return Xapian::Database(database.string(), Xapian::DB_BACKEND_GLASS).get_lastdocid();
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot open {}: {}", database.string(), problem.get_description()));
}

Result<std::uint64_t> compacted_bytes_of(const PreviousGeneration& previous,
                                         const fs::path& database) {
  if (previous.shards == 1) return previous.manifest.compacted_bytes;
  const auto manifest = read_manifest(database);
  if (!manifest) return tl::unexpected(manifest.error());
  return manifest->compacted_bytes;
}

// Makes `copy` a copy of the live database, into which `text_bytes` will come.
Result<void> copy_database(const JobContext& job, const fs::path& live, const fs::path& copy,
                           std::uint64_t text_bytes) {
  const auto needed = space_to_update(bytes_of(live), text_bytes);
  if (auto room = check_space(job, needed); !room) return room;
  fault_point("update:clone");
  auto made = make_folder(copy.parent_path());
  if (made) made = clone_folder(live, copy);
  if (!made) return made;
  start_writing(copy);
  fault_point("update:patch");
  return {};
}

}  // namespace

Result<Patches> Patches::begin(const JobContext& job, const PreviousGeneration& previous,
                               const Tagger& tagger, Progress& progress) {
  Patches patches(job);
  const auto databases = previous.databases();
  const auto copies = databases_of(job.layout.building(), databases.size());
  const auto scratch = databases_of(job.layout.segments(), databases.size());
  const auto count = static_cast<unsigned>(databases.size());
  const unsigned threads = std::max(1U, job.options.threads / count);
  // Each slice opens and commits a database.
  const std::size_t slice_bytes =
      std::max(kSliceBytes * job.options.threads / count, kSliceBytes / 4);
  for (std::size_t i = 0; i < databases.size(); ++i) {
    const auto last_docid = last_docid_of(databases[i]);
    if (!last_docid) return tl::unexpected(last_docid.error());
    const auto compacted = compacted_bytes_of(previous, databases[i]);
    if (!compacted) return tl::unexpected(compacted.error());
    Shard& shard =
        patches.shards_.emplace_back(Shard{databases[i], copies[i], *last_docid, *compacted});
    const auto make_copy = [&job, &progress, &shard] {
      progress.phase("updating");
      return copy_database(job, shard.live, shard.copy, shard.patch->text_bytes());
    };
    shard.patch =
        std::make_unique<Patch>(Patch::Target{shard.live, shard.copy, scratch[i], make_copy},
                                job.tools.dictionary, tagger, threads, slice_bytes);
  }
  return patches;
}

void Patches::add(Document document, DocumentRow& row) {
  Shard& shard = shard_with(row);
  row.docid = ++shard.last_docid;
  shard.patch->add(row.docid, std::move(document));
}

void Patches::change(Document document, const DocumentRow& row) {
  shard_with(row).patch->change(row.docid, std::move(document));
}

void Patches::remove(const DocumentRow& row) {
  shard_with(row).patch->remove(row.docid);
}

std::size_t Patches::sum(std::size_t (Patch::*count)() const) const {
  std::size_t sum = 0;
  for (const Shard& shard : shards_) sum += (*shard.patch.*count)();
  return sum;
}

Result<MadeDatabase> Patches::finish(Shard& shard) {
  if (shard.patch->size() == 0) {
    auto shared = make_folder(shard.copy.parent_path());
    if (shared) shared = link_folder(shard.live, shard.copy);
    if (!shared) return tl::unexpected(shared.error());
    return MadeDatabase{.origin = Origin::Link, .compacted_bytes = shard.compacted_bytes};
  }
  auto applied = shard.patch->finish();
  if (!applied) return tl::unexpected(applied.error());
  fault_point("update:patched");
  const auto compacted = compact_when_grown(job_, shard.copy, shard.compacted_bytes);
  if (!compacted) return tl::unexpected(compacted.error());
  return MadeDatabase{.origin = Origin::Patch,
                      .changed_terms = std::move(applied->changed_terms),
                      .columns = std::move(applied->columns),
                      .compacted_bytes = *compacted};
}

Result<std::vector<MadeDatabase>> Patches::finish() {
  std::vector<MadeDatabase> databases;
  for (Shard& shard : shards_) {
    auto made = finish(shard);
    if (!made) return tl::unexpected(made.error());
    databases.push_back(std::move(*made));
    shard.patch.reset();  // its threads and what it held
  }
  std::error_code ignored;  // leftovers go with the next run
  fs::remove_all(job_.layout.segments(), ignored);
  return databases;
}

}  // namespace musubi
