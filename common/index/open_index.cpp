#include "common/index/open_index.h"

#include <fmt/format.h>

#include "common/index/layout.h"
#include "common/index/schema.h"

namespace musubi {

Result<Xapian::Database> open_index(const std::filesystem::path& index,
                                    const std::string& analyzer_fingerprint) {
  const std::string rebuild = fmt::format("run: indexer --index {} SOURCE…", index.string());
  std::error_code error;
  if (!std::filesystem::exists(IndexLayout(index).stub(), error)) {
    return fail(fmt::format("there is no index in {}", index.string()), rebuild);
  }
  try {
    Xapian::Database database(index.string());
    const std::string format = database.get_metadata(kFormatKey);
    if (format != std::to_string(kFormatVersion)) {
      return fail(fmt::format("the index in {} has format {}, this program reads format {}",
                              index.string(), format.empty() ? "none" : format, kFormatVersion),
                  rebuild);
    }
    if (database.get_metadata(kAnalyzerKey) != analyzer_fingerprint) {
      return fail(fmt::format("the index in {} was built with another dictionary, analyzer or "
                              "version of this program",
                              index.string()),
                  rebuild);
    }
    return database;
  } catch (const Xapian::Error& problem) {
    return fail(
        fmt::format("cannot open the index in {}: {}", index.string(), problem.get_description()),
        rebuild);
  }
}

}  // namespace musubi
