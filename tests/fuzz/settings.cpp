#include "common/analysis/analyzer.h"
#include "common/analysis/user_dictionary.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "indexer/options.h"
#include "indexer/run/canaries.h"
#include "searcher/options/searcher_options.h"
#include "searcher/plan/synonyms.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace {

constexpr const char* kText = "大連市と青森県の経済交流。シアトル市との友好協定。";

void check(const Error& error) {
  expect(!error.message.empty(), "an error has words");
}

template <typename Read>
void read_config(const std::string& config, Read read) {
  const std::vector<const char*> arguments = {"program", "--config", config.c_str()};
  const auto options = read(static_cast<int>(arguments.size()), arguments.data());
  if (!options) check(options.error());
}

}  // namespace

void take_config(std::string_view bytes) {
  const std::string config = file_with("musubi.conf", bytes).string();
  read_config(config, read_indexer_options);
  read_config(config,
              [](int argc, const char* const* argv) { return read_searcher_options(argc, argv); });
}

void take_synonyms(std::string_view bytes) {
  const auto synonyms = Synonyms::load(file_with("synonyms.txt", bytes));
  if (!synonyms) return check(synonyms.error());
  synonyms->find("自治体");
}

void take_gazetteer(std::string_view bytes) {
  const auto gazetteer =
      Gazetteer::load(MUSUBI_TEST_FIXTURES "/gazetteer", {file_with("gazetteer.tsv", bytes)});
  if (!gazetteer) return check(gazetteer.error());
  gazetteer->find_mentions(kText);
}

void take_taxonomy(std::string_view bytes) {
  const auto taxonomy =
      Taxonomy::load(MUSUBI_TEST_FIXTURES "/gazetteer", {file_with("taxonomy.tsv", bytes)});
  if (!taxonomy) return check(taxonomy.error());
  taxonomy->find_mentions(kText);
  taxonomy->nearest("経済交流", 3);
}

// Through MeCab's own compiler, which is slow to start.
void take_user_dictionary(std::string_view bytes) {
  const auto csv = file_with("words.csv", bytes);
  std::error_code ignored;
  std::filesystem::remove_all(folder() / "dictionaries", ignored);
  const auto compiled = compiled_user_dictionary(csv, {MUSUBI_TEST_DICTIONARY, "fuzzed"},
                                                 {folder() / "dictionaries"});
  if (!compiled) return check(compiled.error());
  const auto dictionary = Dictionary::open(MUSUBI_TEST_DICTIONARY, {*compiled});
  if (!dictionary) return check(dictionary.error());
  Analyzer analyzer(*dictionary);
  analyzer.analyze(kText, [](const AnalyzedTerm&) {});
}

void take_canaries(std::string_view bytes) {
  const auto canaries = load_canaries(file_with("canaries.jsonl", bytes));
  if (!canaries) check(canaries.error());
}

}  // namespace musubi::fuzz
