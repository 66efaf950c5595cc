#include "indexer/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "common/command_names.h"
#include "common/index/shard_set.h"
#include "common/options/config_file.h"
#include "common/options/option_values.h"
#include "common/options/read_options.h"
#include "indexer/help.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxThreads = 256;
constexpr std::size_t kMaxKept = 1000;
constexpr std::size_t kMinMegabytes = 64;
constexpr std::size_t kMaxMegabytes = 1U << 20;

// What the indexer takes whatever it reads; each of its threads besides: words, counts, and a
// batch with all its postings; and each further shard of a set: docs/scale.md.
constexpr std::size_t kSharedMegabytes = 192;
constexpr std::size_t kThreadMegabytes = 64;
constexpr std::size_t kShardMegabytes = 18;

struct CommandOption {
  const char* name;
  Command command;
  const char* help;
};
constexpr CommandOption kCommandOptions[] = {
    {"list", Command::List, "list the generations of the index"},
    {"check", Command::Check, "verify the live generation down to each document"},
    {"rollback", Command::RollBack, "go back to the generation before the live one"},
    {"prune", Command::Prune, "remove all generations but those that --keep keeps"},
    {"push", Command::Push,
     "bring the live set of shards to the hosts in [shards], and publish it"},
};

constexpr const char* kExport = "export";
// Not in the help: it is for another indexer to say.
constexpr const char* kReceive = "receive";
constexpr const char* kFront = "front";

// Beside this program, or in the folder libexec/musubi beside its folder.
std::filesystem::path installed_extractor() {
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  if (const auto beside = folder / "extractor"; std::filesystem::exists(beside, error)) {
    return beside;
  }
  return folder.parent_path() / "libexec" / "musubi" / "extractor";
}

po::typed_value<std::string>* value(const char* name) {
  return po::value<std::string>()->value_name(name);
}

po::options_description job_options() {
  po::options_description job("Job");
  job.add_options()("threads", value("N"), "threads to analyze with; default: all cores")(
      "memory", value("MB")->default_value("1024"),
      "megabytes that a run may take, about: limits the threads")(
      "keep", value("N")->default_value("2"), "generations to keep, the live one among them")(
      "shards", value("N"),
      "cut the index into so many databases by the ids of its documents; 1: one database; default: "
      "as many as it has")(
      "extractor", value("FILE"),
      "the program that reads HTML, PDF, office files …; default: the one installed with this")(
      "max-shrink", value("P%")->default_value("20%"),
      "refuse to publish an index that lost more of the live one's documents than this")(
      "max-refused", value("N|P%"), "refuse to publish when more documents than this were refused")(
      "canaries", value("FILE"), "queries that a new index has to answer before it is published");
  return job;
}

po::options_description log_options() {
  po::options_description log("Log");
  log.add_options()("report", value("FILE"),
                    "write what was read and refused, as JSON; -: to standard output")(
      "metrics", value("FILE"),
      "write how the run went, in the format of Prometheus; -: to standard output")(
      "lang", value("LANG")->default_value("auto"), "ja or en; auto: as the locale says")(
      "log-format", value("FORMAT")->default_value("text"), "text or json (an object a line)")(
      "quiet", po::bool_switch(), "print only errors, warnings and what is refused");
  return log;
}

// For the command line only: a config file speaks for every night.
po::options_description single_run_options() {
  po::options_description single_run("For one run, not in a config file");
  const auto sources = [] {
    return po::value<std::vector<std::string>>()->multitoken()->composing()->value_name("SOURCE…");
  };
  single_run.add_options()("add", sources(), "sources to add to those of the index")(
      "remove", sources(), "sources of the index to take out, with their documents")(
      "only", po::bool_switch(), "keep only the sources that are named")(
      "rebuild", po::bool_switch(), "read everything, changed or not")(
      "rehash", po::bool_switch(), "look for changes in the content of every file, not its times")(
      "force", po::bool_switch(), "publish in spite of --max-shrink and --canaries");
  return single_run;
}

po::options_description command_options() {
  po::options_description commands("Instead of a run, not in a config file");
  for (const CommandOption& option : kCommandOptions) {
    commands.add_options()(option.name, po::bool_switch(), option.help);
  }
  commands.add_options()(kExport, value("FORMAT"),
                         "write the live documents for another engine; solr: JSON Lines for Apache "
                         "Solr, analyzed");
  commands.add_options()(kFront, value("FOLDER"),
                         "write what a searcher needs of the live index to ask servers of it");
  return commands;
}

Result<void> read_numbers(const po::variables_map& options, IndexerOptions& result) {
  const auto threads = options.count("threads") == 0
                           ? std::max<std::size_t>(1, std::thread::hardware_concurrency())
                           : number_option(options, "threads", 1, kMaxThreads);
  if (!threads) return tl::unexpected(threads.error());
  const auto memory = number_option(options, "memory", kMinMegabytes, kMaxMegabytes);
  if (!memory) return tl::unexpected(memory.error());
  const auto keep = number_option(options, "keep", 1, kMaxKept);
  if (!keep) return tl::unexpected(keep.error());
  result.threads = static_cast<unsigned>(*threads);
  result.megabytes = *memory;
  result.keep = *keep;
  if (options.count("shards") == 0) return {};
  const auto shards = number_option(options, "shards", 1, kMaxShardsOfSet);
  if (!shards) return tl::unexpected(shards.error());
  result.shards = *shards;
  return {};
}

Result<Limit> limit(const po::variables_map& options, const char* name) {
  auto parsed = parse_limit(options[name].as<std::string>());
  if (!parsed)
    return fail(fmt::format("--{}: {}", name, parsed.error().message), parsed.error().hint);
  return parsed;
}

Result<void> read_limits(const po::variables_map& options, IndexerOptions& result) {
  const auto shrink = limit(options, "max-shrink");
  if (!shrink) return tl::unexpected(shrink.error());
  if (shrink->unit != Limit::Unit::Percent) {
    return fail("--max-shrink is a share", "write it in percent, as in --max-shrink 20%");
  }
  result.max_shrink = *shrink;
  if (options.count("max-refused") == 0) return {};
  const auto refused = limit(options, "max-refused");
  if (!refused) return tl::unexpected(refused.error());
  result.max_refused = *refused;
  return {};
}

Result<void> read_files(const po::variables_map& options, IndexerOptions& result) {
  const auto path = [&](const char* name) -> std::optional<std::filesystem::path> {
    if (options.count(name) == 0) return std::nullopt;
    return options[name].as<std::string>();
  };
  result.extractor = path("extractor").value_or(installed_extractor());
  result.canaries = path("canaries");
  result.report = path("report");
  result.metrics = path("metrics");
  if (result.report == "-" && result.metrics == "-") {
    return fail("--report and --metrics both go to standard output", "write one of them to a file");
  }
  result.verbosity = is_on(options, "quiet") ? Verbosity::Quiet : Verbosity::Normal;
  const auto format = choice_option<LogFormat>(
      options, "log-format", {{"text", LogFormat::Text}, {"json", LogFormat::Json}});
  if (!format) return tl::unexpected(format.error());
  result.log_format = *format;
  return read_language(options);
}

// A section [source PATH] names a source, unless PATH is a part of one.
void add_sources_of_rules(const SourceRules& rules, std::vector<std::filesystem::path>& sources) {
  for (const SourceRule& rule : rules.sources) {
    const bool is_part = std::any_of(sources.begin(), sources.end(), [&rule](const auto& source) {
      return holds_path(source, rule.path);
    });
    if (!is_part) sources.push_back(rule.path);
  }
}

// A command reads the index alone.
Result<void> check_stands_alone(const po::variables_map& options, const char* command) {
  if (options.count("sources") != 0) {
    return fail(fmt::format("--{} takes no SOURCE", command),
                "leave the sources out: it reads the index alone");
  }
  for (const char* of_run : {"rebuild", "rehash", "force", "only", "add", "remove"}) {
    if (options.count(of_run) == 0 || options[of_run].defaulted()) continue;
    return fail(fmt::format("--{} reads no sources, so --{} does not go with it", command, of_run),
                "ask for one at a time");
  }
  return {};
}

// What is asked for on the command line has to fit together; the keys of a config
// file stand for every run and are passed over by a command that has no use for them.
Result<void> read_command(const po::variables_map& options, IndexerOptions& result) {
  std::vector<CommandOption> chosen;
  for (const CommandOption& option : kCommandOptions) {
    if (options[option.name].as<bool>()) chosen.push_back(option);
  }
  if (options.count(kExport) != 0) {
    const auto format = choice_option<Command>(options, kExport, {{"solr", Command::Export}});
    if (!format) return tl::unexpected(format.error());
    chosen.push_back({kExport, *format, ""});
  }
  if (options.count(kReceive) != 0) {
    result.delivery = options[kReceive].as<std::vector<std::string>>();
    chosen.push_back({kReceive, Command::Receive, ""});
  }
  if (options.count(kFront) != 0) {
    result.front = options[kFront].as<std::string>();
    chosen.push_back({kFront, Command::Front, ""});
  }
  if (chosen.size() > 1) {
    return fail(fmt::format("--{} and --{} are two things to do", chosen[0].name, chosen[1].name),
                "ask for one at a time");
  }
  if (!chosen.empty()) {
    result.command = chosen.front().command;
    return check_stands_alone(options, chosen.front().name);
  }
  if (options["force"].as<bool>()) result.gate = Gate::Override;
  if (options["rehash"].as<bool>()) result.reading = Reading::Rehash;
  if (options["rebuild"].as<bool>()) result.reading = Reading::Everything;
  return {};
}

std::vector<std::filesystem::path> paths(const po::variables_map& options, const char* name) {
  if (options.count(name) == 0) return {};
  const auto& typed = options[name].as<std::vector<std::string>>();
  return {typed.begin(), typed.end()};
}

// Those of a config file stand for every run that names none itself.
Result<void> read_sources(const po::variables_map& options, IndexerOptions& result) {
  SourceOptions& sources = result.sources;
  sources.added = paths(options, "add");
  sources.removed = paths(options, "remove");
  sources.named = paths(options, "sources");
  const bool changes = !sources.added.empty() || !sources.removed.empty();
  const bool only = options["only"].as<bool>();
  if (changes && (only || !sources.named.empty())) {
    return fail(
        "--add and --remove change the sources of the index, other sources do not go with them",
        "put all that are to be added behind --add; or name all there are to be");
  }
  if (!changes && sources.named.empty()) {
    sources.named = paths(options, "source");
    add_sources_of_rules(result.rules, sources.named);
  }
  for (const auto& given : {sources.added, sources.removed, sources.named}) {
    if (std::find(given.begin(), given.end(), "") == given.end()) continue;
    return fail("a SOURCE is empty", "is a variable of the shell not set?");
  }
  if (only && sources.named.empty()) {
    return fail("--only goes with the sources that there are to be", "name them");
  }
  if (only) sources.completeness = Completeness::Only;
  return {};
}

}  // namespace

unsigned threads_within(const IndexerOptions& options, std::size_t shards) {
  const std::size_t shared = kSharedMegabytes + kShardMegabytes * (shards - 1);
  const std::size_t room = options.megabytes - std::min(options.megabytes, shared);
  const std::size_t threads = std::max<std::size_t>(1, room / kThreadMegabytes);
  return static_cast<unsigned>(std::min<std::size_t>(options.threads, threads));
}

Result<IndexerOptions> read_indexer_options(int argc, const char* const* argv) {
  po::options_description lasting;
  lasting.add(index_options()).add(job_options()).add(log_options());
  po::options_description config_file;
  config_file.add(lasting).add_options()("source", po::value<std::vector<std::string>>());
  po::options_description visible;
  visible.add(general_options()).add(lasting).add(single_run_options()).add(command_options());
  po::options_description command_line;
  command_line.add(visible)
      .add(opposites(config_file))
      .add_options()("sources", po::value<std::vector<std::string>>())(
          kReceive, po::value<std::vector<std::string>>()->multitoken());
  po::positional_options_description positional;
  positional.add("sources", -1);

  const auto options = read_options(argc, argv, "indexer", command_line, config_file, positional);
  if (!options) return tl::unexpected(options.error());

  IndexerOptions result;
  if (options->count("help") != 0) {
    result.text = with_installed_commands(indexer_help(visible));
    return result;
  }
  if (options->count("version") != 0) {
    result.text = "indexer (Musubi) " MUSUBI_VERSION "\n";
    return result;
  }
  auto common = common_options(*options);
  if (!common) return tl::unexpected(common.error());
  result.common = std::move(*common);
  const auto sections = config_sections(*options);
  if (!sections) return tl::unexpected(sections.error());
  auto rules = parse_source_rules(*sections);
  if (!rules) return tl::unexpected(rules.error());
  result.rules = std::move(*rules);
  for (const auto read : {read_command, read_sources, read_numbers, read_limits, read_files}) {
    if (auto understood = read(*options, result); !understood) {
      const std::vector<std::string> words(argv, argv + argc);
      return tl::unexpected(with_place(understood.error(), words, "indexer", *options));
    }
  }
  return result;
}

}  // namespace musubi
