#include "indexer/reading/source_reader.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "common/file/fault_point.h"
#include "common/file/path_text.h"
#include "indexer/readers/csv_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/text_reader.h"
#include "indexer/reading/converted_reader.h"
#include "indexer/reading/extracted_reader.h"

namespace musubi {

namespace {

// Whether the extractor reads what the file holds, though its name says plain text.
bool is_foreign(const ListedFile& file, const InputFile& input) {
  const auto beginning = input.head(kKindBytes);
  return beginning && kind_by_content(*beginning, file.kind).has_value();
}

void read_by_kind(const ListedFile& file, InputFile& input, const ReaderTools& tools,
                  const Sink& sink) {
  if (const Converter* converter = tools.rules.converter_for(file.path)) {
    return read_converted(file, *converter, tools, sink);
  }
  const std::string path = path_text(file.name);
  if (!is_plain(file.kind) || is_foreign(file, input)) {
    return read_extracted(file.path, path, input, tools, sink);
  }
  const SourceRule* const rule = tools.options.rule;
  auto stream = TextStream::open(input, rule ? rule->encoding : std::nullopt);
  if (stream) fault_point("read:" + file.path.filename().string());
  read_plain(std::move(stream), path, file.kind, tools, sink);
}

}  // namespace

Result<InputFile> open_source(const ListedFile& file) {
  fault_point("open:" + file.path.filename().string());
  return InputFile::open(file.path);
}

void read_plain(Result<TextStream> stream, const std::string& path, SourceKind kind,
                const ReaderTools& tools, const Sink& sink) {
  if (!stream) return sink.on_refusal({path, 0, stream.error().message});
  if (!stream->doubt().empty()) {
    sink.on_warning({path, 0,
                     fmt::format("is read as {}, though it could as well be in {}: convert it to "
                                 "UTF-8 to be sure",
                                 encoding_name(stream->encoding()), stream->doubt())});
  }
  const SourceFile source{path, kind_name(kind), std::string(encoding_name(stream->encoding()))};
  switch (kind) {
    case SourceKind::Csv:
    case SourceKind::Tsv:
      return read_csv(*stream, source, tools.options, sink);
    case SourceKind::Jsonl:
      return read_jsonl(*stream, source, tools.options, sink);
    default:
      return read_text(*stream, source, tools.gazetteer, tools.options, sink);
  }
}

void read_source(const ListedFile& file, InputFile& input, const ReaderTools& tools,
                 const Sink& sink) {
  const SourceRule* const rule = tools.rules.rule_for(file.path);
  if (rule == nullptr) return read_by_kind(file, input, tools, sink);
  ReaderTools ruled = tools;
  ruled.options.rule = rule;
  Sink completing = sink;
  completing.on_document = [&, name = path_text(file.name)](Document document) {
    // A member has the name of its file before its own.
    rule->complete(document, file.path, std::string_view(document.path).substr(name.size()));
    sink.on_document(std::move(document));
  };
  read_by_kind(file, input, ruled, completing);
}

}  // namespace musubi
