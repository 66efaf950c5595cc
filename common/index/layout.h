// layout.h - the folders and files of an index.
//
//   INDEX/XAPIANDB               Xapian's stub: names the live generation
//   INDEX/generations/000042/    one Xapian database and its manifest.json, or a set of shards
//                                (common/index/shard_set.h)
//   INDEX/history.json           which generations were live, and which were rolled back from
//   INDEX/lock                   held by the indexer at work
//   INDEX/generations/.building/ a generation that is not whole yet
//   INDEX/generations/.segments/ what it is merged from
//   INDEX/generations/refused-000043/  one that was not published
//   INDEX/refused/               a stub for searching it
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

class IndexLayout {
 public:
  explicit IndexLayout(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path stub() const { return root_ / "XAPIANDB"; }
  std::filesystem::path history() const { return root_ / "history.json"; }
  std::filesystem::path lock() const { return root_ / "lock"; }
  // User dictionaries, compiled.
  std::filesystem::path dictionaries() const { return root_ / "dictionaries"; }
  std::filesystem::path generations() const { return root_ / "generations"; }
  std::filesystem::path building() const { return generations() / ".building"; }
  std::filesystem::path segments() const { return generations() / ".segments"; }
  // Stubs for searching generations that are not live.
  std::filesystem::path canaries() const { return generations() / ".canaries"; }
  std::filesystem::path refused() const { return root_ / "refused"; }

  // Whether a folder of this name can be a generation.
  static bool is_generation_name(std::string_view name);

  // Names of all folders that can be generations, those with lower numbers first.
  std::vector<std::string> list_generations() const;

  // Names of generations that were built, refused and kept aside.
  std::vector<std::string> list_refused() const;

  // The folder that searchers read in place of `root`: where its stub is a link, that of the stub
  // that it leads to.  So one rename of the link changes all that lies beside the stub, too.
  static std::filesystem::path behind_link(const std::filesystem::path& root);

  // What the stub holds, which may be anything.  The error is a reason without the path.
  Result<std::string> read_stub() const;

  // The generation that the stub names, with all its shards; none where there is no stub or it
  // names something else (a remote shard), or more than one.
  std::optional<std::string> live_generation() const;

  // What the stub holds when `name` is live: a line for each database of the generation.
  std::string stub_text(const std::string& name) const;

  // Makes `name` the live one: writes a new stub and renames it over the old.  On an error
  // the stub is as it was.  An error in the result: the new one is in its place, but not on
  // the disk for certain.
  Result<std::optional<Error>> publish(const std::string& name) const;

 private:
  std::filesystem::path root_;
};

}  // namespace musubi
