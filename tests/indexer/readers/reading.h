// reading.h - what the readers deliver, gathered for tests.
#pragma once
#include <unicode/unistr.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/file/path_text.h"
#include "indexer/reading/source_reader.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

namespace musubi::test {

struct Reading {
  std::vector<SourceFile> sources;
  std::vector<Document> documents;
  std::vector<Refusal> refusals, warnings, skipped;
};

inline const Gazetteer& gazetteer() {
  static const auto loaded =
      Gazetteer::load(std::filesystem::path(MUSUBI_TEST_FIXTURES) / "gazetteer");
  return loaded.value();
}

// `is_known`: Sink's; by default nothing is.
inline Reading read(const std::vector<std::filesystem::path>& sources,
                    const ReaderOptions& options = {},
                    std::function<bool(std::string_view, std::size_t)> is_known = {}) {
  Reading reading;
  Sink sink;
  if (is_known) sink.is_known = std::move(is_known);
  sink.on_source = [&](const SourceFile& source) { reading.sources.push_back(source); };
  sink.on_document = [&](Document document) { reading.documents.push_back(std::move(document)); };
  sink.on_refusal = [&](Refusal refusal) { reading.refusals.push_back(std::move(refusal)); };
  sink.on_warning = [&](Refusal warning) { reading.warnings.push_back(std::move(warning)); };
  sink.on_skip = [&](Refusal skip) { reading.skipped.push_back(std::move(skip)); };
  const SourceRules rules;
  Extraction extraction({.program = tested_extractor()});
  std::vector<NamedSource> named;
  for (const auto& source : sources) named.push_back(named_source(source));
  for (const ListedFile& file : list_files(named, sink)) {
    auto input = open_source(file);
    if (input) {
      read_source(file, *input, {gazetteer(), extraction, rules, options}, sink);
    } else {
      sink.on_refusal({path_text(file.name), 0, input.error().message});
    }
  }
  return reading;
}

// Reads one file of that name and content.
inline Reading read_file_of(std::string_view name, std::string_view content,
                            const ReaderOptions& options = {}) {
  const TemporaryFolder folder;
  return read({folder.write(name, content)}, options);
}

// UTF-8 text in another encoding, by ICU's name of it.
inline std::string encode(std::string_view text, const char* encoding) {
  const auto units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string bytes(text.size() * 4 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(units.extract(
      0, units.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), encoding)));
  return bytes;
}

}  // namespace musubi::test
