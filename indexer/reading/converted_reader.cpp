#include "indexer/reading/converted_reader.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "common/file/path_text.h"
#include "common/process/child_process.h"
#include "common/text/utf8.h"
#include "indexer/reading/extracted_reader.h"

namespace musubi {

namespace {

namespace fs = std::filesystem;

constexpr ChildLimits kLimits = {.time = std::chrono::seconds(30), .output_bytes = 64U << 20};

// The program and its arguments, with the file in the place of %f.
std::vector<std::string> command_for(const Converter& converter, const fs::path& file) {
  std::vector<std::string> command = converter.command;
  std::error_code ignored;
  // A name that begins with "-" must be no option.
  const std::string path = fs::absolute(file, ignored).string();
  for (std::string& argument : command) {
    for (std::size_t at = 0; (at = argument.find("%f", at)) != std::string::npos;
         at += path.size()) {
      argument.replace(at, 2, path);
    }
  }
  return command;
}

Result<std::string> convert(const Converter& converter, const fs::path& file,
                            const fs::path& extractor) {
  std::vector<std::string> arguments = command_for(converter, file);
  arguments.insert(arguments.begin(), "--convert");
  auto outcome = run_child(extractor, std::move(arguments), kLimits);
  const std::string& program = converter.command.front();
  if (!outcome) return fail(fmt::format("its converter {} {}", program, outcome.error().message));
  if (outcome->status != 0) {
    const std::string said = printable(outcome->err.substr(0, outcome->err.find('\n')));
    return fail(fmt::format("its converter {} failed (status {}){}{}", program, outcome->status,
                            said.empty() ? "" : ": ", said));
  }
  return std::move(outcome->out);
}

// A file in memory, which the extractor can be given.
FileDescriptor file_of(std::string_view bytes) {
  FileDescriptor file(::memfd_create("converted", MFD_CLOEXEC));
  while (file.is_open() && !bytes.empty()) {
    const ssize_t got = ::write(file.number(), bytes.data(), bytes.size());
    if (got <= 0) return {};
    bytes.remove_prefix(static_cast<std::size_t>(got));
  }
  return file;
}

}  // namespace

void read_converted(const ListedFile& file, const Converter& converter, const ReaderTools& tools,
                    const Sink& sink) {
  const std::string path = path_text(file.name);
  auto text = convert(converter, file.path, tools.extraction.program());
  if (!text) return sink.on_refusal({path, 0, text.error().message});
  if (kind_by_content(*text, SourceKind::Text)) {
    const FileDescriptor held = file_of(*text);
    const std::string opened_as = fmt::format("/proc/self/fd/{}", held.number());
    const auto input = InputFile::open(opened_as);
    if (!input) return sink.on_refusal({path, 0, input.error().message});
    return read_extracted(opened_as, path, *input, tools, sink);
  }
  const bool is_jsonl = trim(std::string_view(*text).substr(0, kKindBytes)).starts_with('{');
  read_plain(TextStream::of(std::move(*text)), path,
             is_jsonl ? SourceKind::Jsonl : SourceKind::Text, tools, sink);
}

}  // namespace musubi
