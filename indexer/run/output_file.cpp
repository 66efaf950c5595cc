#include "indexer/run/output_file.h"

#include "common/console.h"
#include "common/file/durable.h"

namespace musubi {

Result<void> write_output(const std::filesystem::path& file, std::string_view text) {
  if (!is_standard_output(file)) return replace_file(file, text);
  if (!write_answer(text)) return fail("cannot write to standard output");
  return {};
}

Result<void> check_output(const std::filesystem::path& file) {
  return is_standard_output(file) ? Result<void>() : check_replaceable(file);
}

bool is_standard_output(const std::filesystem::path& file) {
  return file == "-";
}

}  // namespace musubi
