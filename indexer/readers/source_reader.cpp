#include "indexer/readers/source_reader.h"

#include <fmt/format.h>

#include <string>

#include "common/file/fault_point.h"
#include "common/file/path_text.h"
#include "indexer/readers/csv_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/text_stream.h"

namespace musubi {

Result<InputFile> open_source(const ListedFile& file) {
  fault_point("open:" + file.path.filename().string());
  return InputFile::open(file.path);
}

void read_source(const ListedFile& file, InputFile& input, const Gazetteer& gazetteer,
                 const ReaderOptions& options, const Sink& sink) {
  const std::string path = path_text(file.name);
  auto stream = TextStream::open(input);
  if (!stream) return sink.on_refusal({path, 0, stream.error().message});
  fault_point("read:" + file.path.filename().string());
  if (!stream->doubt().empty()) {
    sink.on_warning({path, 0,
                     fmt::format("is read as {}, though it could as well be in {}: convert it to "
                                 "UTF-8 to be sure",
                                 encoding_name(stream->encoding()), stream->doubt())});
  }
  const SourceFile source{path, kind_name(file.kind),
                          std::string(encoding_name(stream->encoding()))};
  switch (file.kind) {
    case SourceKind::Text:
    case SourceKind::Markdown:
      return read_text(*stream, source, gazetteer, options, sink);
    case SourceKind::Csv:
    case SourceKind::Tsv:
      return read_csv(*stream, source, options, sink);
    case SourceKind::Jsonl:
      return read_jsonl(*stream, source, options, sink);
    default:
      break;
  }
}

}  // namespace musubi
