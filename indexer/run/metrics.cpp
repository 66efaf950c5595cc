#include "indexer/run/metrics.h"

#include <fmt/format.h>

#include <cstdlib>
#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "common/file/input_file.h"
#include "indexer/generations/generation.h"
#include "indexer/run/output_file.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 1U << 20;
constexpr std::string_view kLastSuccess = "musubi_last_success_timestamp_seconds";

std::string gauge(std::string_view name, std::string_view help, double value) {
  return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

std::string documents_by_outcome(const Report& report) {
  std::string text =
      "# HELP musubi_last_run_documents Documents of the last run, by what became of them.\n"
      "# TYPE musubi_last_run_documents gauge\n";
  const DocumentChanges& changes = report.changes;
  for (const auto& [outcome, count] : std::initializer_list<std::pair<const char*, std::uint64_t>>{
           {"added", changes.added},
           {"changed", changes.changed},
           {"unchanged", changes.unchanged},
           {"removed", changes.removed},
           {"refused", report.refused_records()},
           {"kept", changes.kept}}) {
    text += fmt::format("musubi_last_run_documents{{outcome=\"{}\"}} {}\n", outcome, count);
  }
  return text;
}

// Seconds since 1970; 0: there was none, as far as the file knows.
double last_success(const std::filesystem::path& file) {
  std::istringstream lines(read_whole(file, kMaxBytes).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kLastSuccess) && line.substr(kLastSuccess.size()).starts_with(' ')) {
      const double seconds = std::strtod(line.c_str() + kLastSuccess.size(), nullptr);
      return seconds > 0 && seconds < 1e12 ? seconds : 0;
    }
  }
  return 0;
}

std::string live_index(const IndexLayout& layout) {
  const auto live = layout.live_generation();
  const auto folder = layout.generations() / live.value_or("");
  const auto manifest = live ? read_manifest(folder) : fail("none is live");
  return gauge("musubi_generation", "Number of the live generation.",
               live ? std::strtod(live->c_str(), nullptr) : 0) +
         gauge("musubi_index_documents", "Documents in the live generation.",
               manifest ? static_cast<double>(manifest->documents) : 0) +
         gauge("musubi_index_bytes", "Size of the live generation on disk.",
               live ? static_cast<double>(bytes_of(folder)) : 0);
}

}  // namespace

Result<void> write_metrics(const Report& report, ExitStatus status, const IndexLayout& layout,
                           std::chrono::system_clock::time_point now,
                           const std::filesystem::path& file) {
  const auto seconds = static_cast<double>(
      std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
  const bool succeeded = status == ExitStatus::Published || status == ExitStatus::SomeRefused;
  const bool knows_last_success = succeeded || !is_standard_output(file);
  return write_output(
      file,
      (knows_last_success
           ? gauge(kLastSuccess, "When a run last published, or found nothing to do.",
                   succeeded ? seconds : last_success(file))
           : "") +
          gauge("musubi_last_run_timestamp_seconds", "When the last run ended.", seconds) +
          gauge("musubi_last_run_duration_seconds", "How long the last run took.", report.seconds) +
          gauge("musubi_last_run_exit_status",
                "Exit status of the last run: 0 and 1 published, 2 did not.",
                static_cast<double>(static_cast<int>(status))) +
          documents_by_outcome(report) + live_index(layout));
}

}  // namespace musubi
