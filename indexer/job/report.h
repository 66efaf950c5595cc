// report.h - what a run read, refused and warned of.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "common/result.h"
#include "indexer/readers/reader.h"

namespace musubi {

struct Report {
  std::vector<ManifestSource> sources;
  std::vector<Refusal> refusals;
  std::vector<Refusal> warnings;
  std::vector<Refusal> skipped;  // files of a folder that are of no kind we read
  std::uint64_t documents = 0;
  std::uint64_t text_bytes = 0;
  double seconds = 0;
};

// One line, for the log and for the end of a run.
std::string summary_line(const Report& report);

// A line each: "refused: PATH:LINE: reason".  Safe to print.
std::string refusal_lines(const Report& report);

// The whole report as JSON.
Result<void> write_report(const Report& report, const std::string& outcome,
                          const std::filesystem::path& file);

}  // namespace musubi
