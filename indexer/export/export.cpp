#include "indexer/export/export.h"

#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/calendar/date.h"
#include "common/console.h"
#include "common/index/layout.h"
#include "common/index/open_index.h"
#include "common/text/json.h"
#include "indexer/export/solr_text.h"
#include "indexer/tools.h"

namespace musubi {

namespace {

// So much is written at once.
constexpr std::size_t kBufferBytes = 1U << 20;

std::vector<std::string> days_of(const std::vector<Date>& dates) {
  std::vector<std::string> days;
  for (const Date& date : dates) days.push_back(to_string(date));
  return days;
}

// What is empty is left out.
std::string solr_document(const Document& document, Analyzer& analyzer) {
  JsonValue json = {{"id", document.id}};
  const auto add_text = [&](const char* name, const std::string& text) {
    if (!text.empty()) json[name] = solr_text(text, analyzer);
  };
  add_text("title", document.title);
  add_text("body", document.body);
  add_text("partner", document.partner);
  add_text("also", document.also);
  if (!document.url.empty()) json["url"] = document.url;
  json["path"] = document.path;
  const auto add_values = [&](const char* name, const std::vector<std::string>& values) {
    if (!values.empty()) json[name] = values;
  };
  add_values("prefecture", document.prefecture);
  add_values("country", document.country);
  add_values("domain", document.domain);
  add_values("organization", document.organization);
  add_values("municipality", document.municipality);
  add_values("partners", document.partners);
  add_values("kind", document.kind);
  add_values("signed_on", days_of(document.signed_on));
  return json_line(json);
}

Result<void> write_lines(const StoredDocuments& documents, Analyzer& analyzer) try {
  const Xapian::Database& database = documents.database();
  std::string lines;
  const auto write = [&lines]() -> Result<void> {
    if (!write_answer(lines)) return fail("cannot write the documents");
    lines.clear();
    return {};
  };
  for (auto number = database.postlist_begin(""); number != database.postlist_end(""); ++number) {
    const auto document = documents.read(*number);
    if (!document) return tl::unexpected(document.error());
    lines += solr_document(*document, analyzer) + "\n";
    if (lines.size() < kBufferBytes) continue;
    if (auto written = write(); !written) return written;
  }
  return write();
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("the index cannot be read: {}", problem.get_msg()),
              "see what is damaged with: indexer --check");
}

Result<void> export_live(const CommonOptions& options) {
  const IndexLayout layout(options.index);
  const auto tools = Tools::load(options.resources, layout);
  if (!tools) return tl::unexpected(tools.error());
  const auto index = open_index(options.index, analyzer_fingerprint(tools->dictionary_files));
  if (!index) return tl::unexpected(index.error());
  Analyzer analyzer(tools->dictionary);
  return write_lines(index->documents, analyzer);
}

}  // namespace

ExitStatus export_documents(const IndexerOptions& options, const Log& log) {
  const auto done = export_live(options.common);
  if (done) return ExitStatus::Published;
  log.error(done.error());
  return ExitStatus::NotPublished;
}

}  // namespace musubi
