// Times the inner pieces, one at a time, over documents and an index of theirs.
//
// usage: musubi_micro FILE.jsonl INDEX [--benchmark_…]
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/normalizer.h"
#include "common/analysis/tokenizer.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/index/open_index.h"
#include "common/options/common_options.h"
#include "common/options/read_options.h"
#include "indexer/build/term_builder.h"
#include "indexer/reading/source_reader.h"
#include "indexer/tagging/tagger.h"
#include "searcher/dictionary.h"
#include "searcher/facets/counting.h"
#include "searcher/passage/highlighter.h"
#include "searcher/passage/snippet.h"
#include "searcher/ranking/closeness.h"

namespace {

using benchmark::State;
using musubi::Result;

// Of the first documents: more do not fit into the processor's caches anyway.
constexpr std::size_t kDocuments = 1000;

struct Material {
  std::vector<musubi::Document> documents;
  std::vector<std::string> normalized;  // their bodies
  std::size_t text_bytes = 0;           // of their bodies
  musubi::Dictionary dictionary;
  musubi::Gazetteer gazetteer;
  musubi::Taxonomy taxonomy;
  musubi::LiveIndex index;
};

// Runs `piece` on one document after another; it gives a number that is 0 where
// nothing was done, so that a piece that fails cannot look fast.
template <typename Piece>
void over_documents(State& state, const Material& material, Piece piece) {
  while (state.KeepRunning()) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < material.documents.size(); ++i) sum += piece(i);
    if (sum == 0) state.SkipWithError("nothing was done");
  }
  const auto rounds = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(rounds * static_cast<std::int64_t>(material.documents.size()));
  state.SetBytesProcessed(rounds * static_cast<std::int64_t>(material.text_bytes));
}

void normalizer(State& state, const Material& material) {
  over_documents(state, material, [&](std::size_t i) {
    return musubi::normalize(material.documents[i].body).size();
  });
}

void tokenizer(State& state, const Material& material) {
  musubi::Tokenizer tokens(material.dictionary);
  over_documents(state, material, [&](std::size_t i) {
    std::size_t count = 0;
    tokens.tokenize(material.normalized[i], [&](const auto&) { ++count; });
    return count;
  });
}

void analyzer(State& state, const Material& material) {
  musubi::Analyzer terms(material.dictionary);
  over_documents(state, material, [&](std::size_t i) {
    std::size_t count = 0;
    terms.analyze(material.normalized[i], [&](const auto&) { ++count; });
    return count;
  });
}

void tagger(State& state, const Material& material) {
  const musubi::Tagger tagging(material.gazetteer, material.taxonomy);
  over_documents(state, material, [&](std::size_t i) {
    musubi::Document document = material.documents[i];
    tagging.tag(document);
    return document.country.size() + 1;
  });
}

void term_builder(State& state, const Material& material) {
  musubi::Analyzer terms(material.dictionary);
  musubi::TermBuilder builder(terms, material.gazetteer);
  over_documents(state, material, [&](std::size_t i) {
    musubi::Postings postings;
    return builder.build(material.documents[i], postings).termlist_count();
  });
}

void facet_counts(State& state, const Material& material) {
  const musubi::Lexicon lexicon(material.index.database,
                                musubi::Vocabulary(material.index.database));
  musubi::PostingLists lists(material.index.database, material.index.local.front().ranking,
                             lexicon.average_length());
  musubi::ScratchPool pool;
  while (state.KeepRunning()) {
    musubi::BestMatches none(0, musubi::SortOrder::Relevance, {});
    const musubi::FilteredMatches matches(
        musubi::Query::everything(), {},
        {material.index.documents, lists, lexicon, {}, material.index.local.front().letters, pool},
        none);
    const auto counts = musubi::count_facets(material.index.local.front().facets, matches, {},
                                             musubi::every_facet());
    if (!counts || counts->empty()) state.SkipWithError("nothing was counted");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          material.index.database.get_doccount());
}

// A title stands for a question about its document.
void closeness(State& state, const Material& material) {
  const auto* statistics = material.index.bigrams ? &*material.index.bigrams : nullptr;
  over_documents(state, material, [&](std::size_t i) {
    const musubi::Document& document = material.documents[i];
    musubi::ClosenessJudge judge({document.title}, statistics);
    return judge.judge(document.title, document.body).passage >= 0 ? 1U : 0U;
  });
}

void snippet(State& state, const Material& material) {
  musubi::Analyzer analysis(material.dictionary);
  over_documents(state, material, [&](std::size_t i) {
    const musubi::Document& document = material.documents[i];
    std::vector<std::string> terms;
    analysis.analyze(musubi::normalize(document.title),
                     [&](const auto& term) { terms.emplace_back(term.text); });
    musubi::Highlighter highlighter(analysis, terms);
    return musubi::make_snippet(document.body, highlighter.find_best(document.body)).text.size();
  });
}

std::vector<musubi::Document> read_documents(const char* path, const musubi::Gazetteer& gazetteer) {
  std::vector<musubi::Document> documents;
  musubi::Sink sink;
  sink.on_document = [&](musubi::Document document) {
    if (documents.size() < kDocuments) documents.push_back(std::move(document));
  };
  const musubi::SourceRules rules;
  musubi::Extraction extraction({});
  for (const musubi::ListedFile& file : musubi::list_files({musubi::named_source(path)}, sink)) {
    if (auto input = musubi::open_source(file)) {
      musubi::read_source(file, *input, {gazetteer, extraction, rules}, sink);
    }
  }
  return documents;
}

Result<Material> read_material(const char* path, const std::string& index) {
  boost::program_options::variables_map given;
  given.emplace("index", boost::program_options::variable_value(index, false));
  const auto options = musubi::common_options(given);
  if (!options) return tl::unexpected(options.error());
  const musubi::Resources& resources = options->resources;

  const auto files = musubi::dictionary_files(*options);
  if (!files) return tl::unexpected(files.error());
  auto dictionary = musubi::Dictionary::open(files->system, files->users);
  if (!dictionary) return tl::unexpected(dictionary.error());
  auto gazetteer = musubi::Gazetteer::load(resources.data, resources.gazetteers);
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto taxonomy = musubi::Taxonomy::load(resources.data, resources.taxonomies);
  if (!taxonomy) return tl::unexpected(taxonomy.error());
  auto live = musubi::open_index(index, musubi::analyzer_fingerprint(*files));
  if (!live) return tl::unexpected(live.error());

  auto documents = read_documents(path, *gazetteer);
  if (documents.empty()) return musubi::fail(std::string(path) + " holds no document");
  std::vector<std::string> normalized;
  std::size_t text_bytes = 0;
  for (const musubi::Document& document : documents) {
    normalized.push_back(musubi::normalize(document.body));
    text_bytes += document.body.size();
  }
  return Material{std::move(documents),   std::move(normalized), text_bytes,
                  std::move(*dictionary), std::move(*gazetteer), std::move(*taxonomy),
                  std::move(*live)};
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 3) {
    fmt::print(stderr, "usage: musubi_micro FILE.jsonl INDEX [--benchmark_…]\n");
    return 2;
  }
  const auto material = read_material(argv[1], argv[2]);
  if (!material) {
    fmt::print(stderr, "musubi_micro: {}\n", material.error().message);
    return 1;
  }
  const std::pair<const char*, void (*)(State&, const Material&)> pieces[] = {
      {"normalizer", normalizer}, {"tokenizer", tokenizer},       {"analyzer", analyzer},
      {"tagger", tagger},         {"term_builder", term_builder}, {"facet_counts", facet_counts},
      {"closeness", closeness},   {"snippet", snippet},
  };
  for (const auto& [name, piece] : pieces) {
    benchmark::RegisterBenchmark(name, piece, std::cref(*material))->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
}
