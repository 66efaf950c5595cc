#include "common/index/built_alike.h"

#include <fmt/format.h>

#include "common/analysis/fingerprint_difference.h"
#include "common/index/schema.h"

namespace musubi {

Result<void> check_built_alike(const Xapian::Database& database,
                               const std::string& analyzer_fingerprint, const std::string& name,
                               const std::string& hint) {
  const std::string format = database.get_metadata(kFormatKey);
  if (format != std::to_string(kFormatVersion)) {
    return fail(fmt::format("{} has format {}, this program reads format {}", name,
                            format.empty() ? "none" : format, kFormatVersion),
                hint);
  }
  const std::string built_with = database.get_metadata(kAnalyzerKey);
  if (built_with == analyzer_fingerprint) return {};
  return fail(fmt::format("{} was built with another dictionary, analyzer or version of this "
                          "program; what differs: {}",
                          name, fingerprint_difference(built_with, analyzer_fingerprint)),
              hint);
}

}  // namespace musubi
