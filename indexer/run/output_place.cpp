#include "indexer/run/output_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "common/file/path_text.h"
#include "common/index/source_roots.h"
#include "indexer/readers/named_source.h"
#include "indexer/readers/source_list.h"
#include "indexer/run/output_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// What a write would replace: a link itself, not what it leads to.
fs::path replaced(const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::absolute(file, error).lexically_normal();
  return fs::weakly_canonical(whole.parent_path(), error) / whole.filename();
}

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code error;
  return !one.empty() && (replaced(one) == replaced(other) || fs::equivalent(one, other, error));
}

// The path of `file` from the folder; empty where it does not lie below it.
fs::path below(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error);
  const fs::path rest = replaced(file).lexically_relative(whole);
  return rest.empty() || *rest.begin() == ".." || rest == "." ? fs::path() : rest;
}

// Those that are named now, and those of the live index.
std::vector<fs::path> sources_of_run(const IndexerOptions& options, const IndexLayout& layout) {
  std::vector<fs::path> places;
  for (const auto& named : {options.sources.named, options.sources.added}) {
    for (const fs::path& typed : named) places.push_back(named_source(typed).place);
  }
  if (const auto live = layout.live_generation()) {
    for (const SourceRoot& root : source_roots(layout.generations() / *live)) {
      places.push_back(root.place);
    }
  }
  return places;
}

bool is_document_of(const fs::path& source, const fs::path& file, const SourceRules& rules) {
  if (is_same(source, file)) return true;
  const fs::path rest = below(source, file);
  const bool is_hidden = std::any_of(rest.begin(), rest.end(), [](const fs::path& part) {
    return part.native().starts_with('.');
  });
  return !rest.empty() && !is_hidden && is_read_in_folder(source / rest, rules);
}

std::vector<fs::path> other_files_of_run(const IndexerOptions& options) {
  const Resources& resources = options.common.resources;
  std::vector<fs::path> files = {options.extractor};
  if (options.canaries) files.push_back(*options.canaries);
  for (const auto& named :
       {resources.gazetteers, resources.taxonomies, resources.user_dictionaries}) {
    files.insert(files.end(), named.begin(), named.end());
  }
  return files;
}

Result<void> check_place(const char* option, const fs::path& file, const IndexerOptions& options,
                         const IndexLayout& layout) {
  const auto refuse = [&](const std::string& what, const char* hint) {
    return fail(fmt::format("--{} {}: {}", option, path_text(file), what), hint);
  };
  if (is_same(options.common.config, file)) {
    return refuse("this is the config file", "name another file");
  }
  for (const fs::path& read : other_files_of_run(options)) {
    if (is_same(read, file)) return refuse("the run reads this file", "name another file");
  }
  if (!below(layout.root(), file).empty()) {
    return refuse("this place is in the index", "name a file outside of the index");
  }
  for (const fs::path& source : sources_of_run(options, layout)) {
    if (!is_document_of(source, file, options.rules)) continue;
    return refuse(fmt::format("this is a document of the source {}", path_text(source)),
                  "name a file outside of the sources");
  }
  return {};
}

}  // namespace

Result<void> check_output_places(const IndexerOptions& options, const IndexLayout& layout) {
  const auto& [report, metrics] = std::pair(options.report, options.metrics);
  const bool has_report = report && !is_standard_output(*report);
  const bool has_metrics = metrics && !is_standard_output(*metrics);
  if (has_report && has_metrics && is_same(*report, *metrics)) {
    return fail("--report and --metrics name one file", "write each to a file of its own");
  }
  if (has_report) {
    if (auto fit = check_place("report", *report, options, layout); !fit) return fit;
  }
  return has_metrics ? check_place("metrics", *metrics, options, layout) : Result<void>();
}

}  // namespace musubi
