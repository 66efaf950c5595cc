#include "indexer/generations/check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <sstream>
#include <string_view>
#include <vector>

#include "common/index/built_alike.h"
#include "common/index/schema.h"
#include "common/process/threads.h"

namespace musubi {

namespace {

// A value that some document has must find at least that document.
Result<void> check_facet(const Xapian::Database& database, const Field& field) {
  const std::string prefix = value_term(field, "");
  const auto first = database.allterms_begin(prefix);
  if (first == database.allterms_end(prefix)) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(*first));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, 1, database.get_doccount());
  if (found.size() == 1 && found.get_matches_estimated() == first.get_termfreq() &&
      !found[0].get_document().get_value(field.slot).empty()) {
    return {};
  }
  return fail(fmt::format("the facet {} does not answer a query", field.name));
}

// Xapian's names.
std::vector<std::string_view> names_of(Tables tables) {
  if (tables == Tables::Documents) return {"docdata"};
  return {"postlist", "termlist"};
}

}  // namespace

Result<void> check_tables(const std::filesystem::path& generation, Tables tables) try {
  for (const std::string_view name : names_of(tables)) {
    const auto path = generation / fmt::format("{}.glass", name);
    std::ostringstream findings;
    const auto errors = Xapian::Database::check(path.string(), 0, &findings);
    if (errors == 0) continue;
    return fail(fmt::format("Xapian's check of {} found {} errors: {}", path.string(), errors,
                            findings.str()));
  }
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot check {}: {}", generation.string(), problem.get_description()));
}

Result<void> check_answers(const std::filesystem::path& generation, const Manifest& manifest) try {
  const Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
  if (database.get_doccount() != manifest.documents) {
    return fail(fmt::format("{} has {} documents, its manifest says {}", generation.string(),
                            database.get_doccount(), manifest.documents));
  }
  if (database.get_metadata(kFormatKey) != std::to_string(manifest.format_version) ||
      database.get_metadata(kAnalyzerKey) != manifest.analyzer) {
    return fail(
        fmt::format("{} was built in another way than its manifest says", generation.string()));
  }
  for (const Field& field : schema()) {
    if (!field.counted) continue;
    if (auto checked = check_facet(database, field); !checked) return checked;
  }
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot open {}: {}", generation.string(), problem.get_description()));
}

Result<void> check_generation(const std::filesystem::path& generation, const Manifest& manifest) {
  auto documents = in_background([&] { return check_tables(generation, Tables::Documents); });
  auto checked = check_tables(generation, Tables::Others);
  if (checked) checked = documents.get();
  if (checked) checked = check_answers(generation, manifest);
  return checked;
}

}  // namespace musubi
