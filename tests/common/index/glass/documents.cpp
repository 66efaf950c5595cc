#include "tests/common/index/glass/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "tests/catch.h"

namespace musubi::test {

namespace {

std::uint32_t length_of(const GlassDocument& document) {
  std::uint32_t length = 0;
  for (const auto& [term, wdf] : document.terms) length += wdf;
  return length;
}

std::string terms_in(const Xapian::Database& database) {
  std::string lines;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    lines +=
        fmt::format("{} {} {}:", *term, term.get_termfreq(), database.get_collection_freq(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      lines += fmt::format(" {}*{}", *at, at.get_wdf());
    }
    lines += '\n';
  }
  return lines;
}

std::string values_in(const Xapian::Database& database) {
  std::string lines;
  for (Xapian::valueno slot = 0; slot < 300; ++slot) {
    if (database.get_value_freq(slot) == 0) continue;
    lines +=
        fmt::format("slot {} {} {} {}:", slot, database.get_value_freq(slot),
                    database.get_value_lower_bound(slot), database.get_value_upper_bound(slot));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      lines += fmt::format(" {}={}", at.get_docid(), *at);
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace

void write_by_us(const std::vector<GlassDocument>& documents, const std::filesystem::path& folder) {
  glass::DatabaseWriter database(folder);
  glass::DocumentWriter data(folder / "documents");
  std::map<std::string, std::vector<glass::Posting>> lists;
  for (const GlassDocument& document : documents) {
    database.add_document(document.docid, length_of(document));
    for (const auto& [slot, bytes] : document.values) database.add_value(slot, bytes);
    for (const auto& [term, wdf] : document.terms) lists[term].push_back({document.docid, wdf});
    data.add(document.docid, document.data);
  }
  for (const auto& [term, postings] : lists) database.add_postings(term, postings);
  REQUIRE(database.finish());
  REQUIRE(data.finish());
  REQUIRE(data.put_into(folder));
}

void write_by_xapian(const std::vector<GlassDocument>& documents,
                     const std::filesystem::path& folder) {
  Xapian::WritableDatabase database(folder.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST);
  for (const GlassDocument& document : documents) {
    database.replace_document(document.docid, for_xapian(document));
  }
  database.commit();
}

Xapian::Document for_xapian(const GlassDocument& document) {
  Xapian::Document result;
  for (const auto& [term, wdf] : document.terms) result.add_term(term, wdf);
  for (const auto& [slot, bytes] : document.values) result.add_value(slot, bytes);
  result.set_data(document.data);
  return result;
}

glass::TermList term_list_of(const GlassDocument& document) {
  std::vector<std::pair<std::string_view, std::uint32_t>> terms(document.terms.begin(),
                                                                document.terms.end());
  std::sort(terms.begin(), terms.end());
  std::vector<std::uint32_t> slots;
  for (const auto& [slot, bytes] : document.values) slots.push_back(slot);
  return glass::term_list(terms, slots);
}

std::string findings_in(const std::filesystem::path& database) try {
  std::ostringstream findings;
  const auto errors = Xapian::Database::check(database.string(), 0, &findings);
  return errors == 0 ? "" : findings.str();
} catch (const Xapian::Error& problem) {
  return problem.get_description();
}

std::string content_of(const std::filesystem::path& folder) {
  const Xapian::Database database(folder.string());
  std::string lines =
      fmt::format("{} {} {} {} {} {}\n", database.get_doccount(), database.get_lastdocid(),
                  database.get_total_length(), database.get_doclength_lower_bound(),
                  database.get_doclength_upper_bound(), database.get_wdf_upper_bound("common"));
  lines += terms_in(database) + values_in(database);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    lines += fmt::format("{} {} {}\n", *at, database.get_doclength(*at),
                         database.get_document(*at).get_data());
  }
  return lines;
}

std::string noise(std::size_t bytes) {
  std::mt19937 generator(static_cast<unsigned>(bytes));
  std::string text;
  while (text.size() < bytes) text += static_cast<char>('!' + generator() % 90);
  return text;
}

std::vector<GlassDocument> odd_documents() {
  return {
      {1, {{"common", 5}, {"青森", 1}, {"Q:1", 0}}, {{0, "青森県"}, {3, "2004"}}, "短い"},
      {2, {}, {}, {}},
      {5, {{"common", 1}}, {{3, "1999"}, {200, "out of the way"}}, noise(100'000)},
      {70'000,
       {{std::string(245, 'x'), 127}, {std::string("a\0b", 3), 7}, {"a", 70'000}},
       {{9, "z"}},
       std::string(300'000, 'a')},
  };
}

std::vector<GlassDocument> many_documents(std::uint32_t count) {
  std::vector<GlassDocument> documents;
  std::uint32_t docid = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    docid += i % 500 == 499 ? 300 : 1 + (i % 7 == 0);
    GlassDocument document{docid, {}, {}, fmt::format("document {}", i)};
    document.terms = {
        {"common", 1 + i % 300}, {fmt::format("Q:{}", i), 0}, {noise(100 + i % 90), 1}};
    document.values = {{1, fmt::format("{:06}", (i * 7919) % count)}};
    if (i % 1000 == 999) document.values.push_back({2, std::string(i / 100, 'v')});
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace musubi::test
