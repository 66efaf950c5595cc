// source_reader.h - reads a file of any kind: the one door to the readers.
#pragma once
#include "common/file/input_file.h"
#include "common/gazetteer/gazetteer.h"
#include "indexer/extraction/extraction.h"
#include "indexer/readers/common_lines.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/source_list.h"
#include "indexer/readers/source_rules.h"
#include "indexer/readers/text_stream.h"

namespace musubi {

struct ReaderTools {
  const Gazetteer& gazetteer;
  Extraction& extraction;
  const SourceRules& rules;
  ReaderOptions options = {};
  const FolderLines* folders = nullptr;  // what pages have in common; none: nothing
};

// Opens a file for read_source().
Result<InputFile> open_source(const ListedFile& file);

// `input`: that file, from its beginning.  One that is not what its name says is read as what it
// is.
void read_source(const ListedFile& file, InputFile& input, const ReaderTools& tools,
                 const Sink& sink);

// Reads text, Markdown, CSV, TSV or JSONL.
void read_plain(Result<TextStream> stream, const std::string& path, SourceKind kind,
                const ReaderTools& tools, const Sink& sink);

}  // namespace musubi
