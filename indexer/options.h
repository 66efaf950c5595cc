// options.h - what the indexer is told on its command line and in its config.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/options/common_options.h"
#include "common/result.h"
#include "indexer/extraction/extraction.h"
#include "indexer/limit.h"
#include "indexer/readers/source_rules.h"

namespace musubi {

enum class Command {
  Index,     // read the sources and publish a new generation
  List,      // name the generations
  Check,     // verify the live generation
  RollBack,  // make the generation before the live one live
  Prune,     // remove generations that are not to be kept
  Export,    // write the live documents for another engine
  Push,      // bring the live set to the hosts that serve it
  Receive,   // on such a host: take what was brought into service
  Front,     // write the front of the live generation
};

enum class Reading {
  Changed,     // only sources that differ from those of the live generation
  Rehash,      // the same, and their content tells, whatever their times say
  Everything,  // as if there were no generation yet
};

enum class Gate {
  Judge,     // refuse a generation that shrank too much or fails a canary
  Override,  // publish it all the same
};

enum class LogFormat { Text, Json };

enum class Verbosity {
  Normal,
  Quiet,  // of what has to be looked at, and nothing else
};

enum class Completeness {
  Checked,  // every source of the live index has to be named
  Only,     // those that are not named go
};

struct SourceOptions {
  std::vector<std::filesystem::path> named;           // all that the index is made of
  std::vector<std::filesystem::path> added, removed;  // or what becomes of those it is made of
  Completeness completeness = Completeness::Checked;
};

struct IndexerOptions {
  CommonOptions common;
  Command command = Command::Index;
  Reading reading = Reading::Changed;
  SourceOptions sources;
  unsigned threads = 1;               // that are asked for, see threads_within()
  std::size_t megabytes = 0;          // that a run may take
  SourceRules rules;                  // of the config
  std::filesystem::path front;        // to be written
  std::filesystem::path extractor;    // the program that reads foreign formats
  std::size_t keep = 0;               // generations, the live one among them
  std::optional<std::size_t> shards;  // that the index is cut into; none: as many as it has

  std::vector<std::string> delivery;  // what --push tells --receive

  Gate gate = Gate::Judge;
  Limit max_shrink;                               // share of the live generation's documents
  std::optional<Limit> max_refused;               // of all documents read; none: any number
  std::optional<std::filesystem::path> canaries;  // queries that have to be answered

  std::optional<std::filesystem::path> report;   // JSON; "-": standard output
  std::optional<std::filesystem::path> metrics;  // Prometheus text format; the same
  LogFormat log_format = LogFormat::Text;
  Verbosity verbosity = Verbosity::Normal;

  ExtractionSettings extraction() const { return {.program = extractor, .workers = threads}; }

  std::string text;  // --help or --version: to be printed, nothing else to be done
};

// As many of its threads as the memory allows where the index has so many shards; one at least.
unsigned threads_within(const IndexerOptions& options, std::size_t shards);

Result<IndexerOptions> read_indexer_options(int argc, const char* const* argv);

}  // namespace musubi
