#include "indexer/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <thread>

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr const char* kUsage =
    R"(usage: indexer [--index DIR] [options] SOURCE…

Reads documents and publishes a new index.  A SOURCE is a file (.txt .md .csv
.tsv .jsonl, in UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP or UTF-16) or a folder
of them.  The old index stays in use until the new one is whole and checked.

  indexer --index ~/agreements corpus/
  indexer --report night.json /srv/documents list.csv
)";

constexpr const char* kExitStatus = R"(
Exit status: 0 published, 1 published but some documents were refused (listed),
2 not published: the old index is untouched, 3 another indexer is at work.
)";

po::options_description job_options() {
  po::options_description job("Job");
  job.add_options()("report", po::value<std::string>()->value_name("FILE"),
                    "write what was read and refused, as JSON")(
      "threads", po::value<int>()->value_name("N"), "threads to analyze with; default: all cores");
  return job;
}

Result<unsigned> thread_count(const po::variables_map& options) {
  if (options.count("threads") == 0) return std::max(1U, std::thread::hardware_concurrency());
  const int threads = options["threads"].as<int>();
  if (threads < 1 || threads > 256) return fail("--threads is a number from 1 to 256");
  return static_cast<unsigned>(threads);
}

}  // namespace

Result<IndexerOptions> read_indexer_options(int argc, const char* const* argv) {
  po::options_description config_file;
  config_file.add(index_options()).add(job_options());
  po::options_description visible;
  visible.add(general_options()).add(config_file);
  po::options_description command_line;
  command_line.add(visible).add_options()("source", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("source", -1);

  const auto options = read_options(argc, argv, "indexer", command_line, config_file, positional);
  if (!options) return tl::unexpected(options.error());

  IndexerOptions result;
  if (options->count("help") != 0) {
    std::ostringstream help;
    help << kUsage << visible << kExitStatus;
    result.text = help.str();
    return result;
  }
  if (options->count("version") != 0) {
    result.text = "indexer (Musubi) " MUSUBI_VERSION "\n";
    return result;
  }
  auto common = common_options(*options);
  if (!common) return tl::unexpected(common.error());
  result.common = std::move(*common);
  const auto threads = thread_count(*options);
  if (!threads) return tl::unexpected(threads.error());
  result.threads = *threads;
  if (options->count("report") != 0) result.report = (*options)["report"].as<std::string>();
  if (options->count("source") == 0) {
    return fail("no source is named", "usage: indexer [--index DIR] SOURCE…");
  }
  for (const auto& source : (*options)["source"].as<std::vector<std::string>>()) {
    result.sources.emplace_back(source);
  }
  return result;
}

}  // namespace musubi
