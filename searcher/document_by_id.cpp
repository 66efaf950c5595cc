#include "searcher/document_by_id.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// "../minutes/a.txt#1" as "minutes/a.txt#1", where that is how the source was named.
std::string indexed_id(const std::string& typed, SourcePlaces& places) {
  const std::size_t hash = std::min(typed.rfind('#'), typed.size());
  const std::string path = places.indexed_path(typed.substr(0, hash));
  if (path.empty()) return {};
  return path + (hash == typed.size() ? "#1" : typed.substr(hash));
}

constexpr std::size_t kMaxRead = 200;  // of the documents of a file's name

struct NamedFiles {
  std::vector<std::string> paths;  // ascending
  Xapian::docid first = 0;         // a document of the first that was met
  bool are_all = true;
};

// The files that are called so, "a.txt" or "minutes/a.txt", however it is typed.
Result<NamedFiles> files_called(std::string_view typed, SearchTools& tools) {
  const Query query = Query::unscored(Query(file_term(typed.substr(typed.rfind('/') + 1))));
  const Filters none;
  auto found = tools.matcher->match({query, none, SortOrder::Relevance, kMaxRead}, tools.lexicon);
  if (!found) return tl::unexpected(found.error());
  std::vector<Xapian::docid> documents;
  for (const Match& match : (*found)->best()) documents.push_back(match.document);
  tools.documents.fetch(documents);
  NamedFiles files;
  files.are_all = (*found)->total() <= documents.size();
  const std::string name = '/' + fold_name(typed);
  std::set<std::string> paths;
  for (const Xapian::docid number : documents) {
    std::string path = path_of(tools)(number);
    if (!('/' + fold_name(path)).ends_with(name)) continue;
    if (paths.empty()) files.first = number;
    paths.insert(std::move(path));
  }
  files.paths.assign(paths.begin(), paths.end());
  return files;
}

Error several_files(std::string_view typed, const NamedFiles& files) {
  constexpr std::size_t kMaxNamed = 8;
  const std::size_t count = std::min(files.paths.size(), kMaxNamed);
  const std::span<const std::string> named(files.paths.data(), count);
  const bool are_more = count < files.paths.size() || !files.are_all;
  return {fmt::format("{} is the name of several files: {}{}", printable(typed),
                      printable(fmt::format("{}", fmt::join(named, "、"))), are_more ? " …" : ""),
          "give the path of the one that is meant"};
}

// 0 where no document is of a file that is called so.
Result<Xapian::docid> number_by_file(const std::string& typed, SearchTools& tools) {
  const std::size_t hash = std::min(typed.rfind('#'), typed.size());
  const std::string name = typed.substr(0, hash);
  const auto called = files_called(name, tools);
  if (!called) return tl::unexpected(called.error());
  const NamedFiles& files = *called;
  if (files.paths.empty()) return Xapian::docid{0};
  if (files.paths.size() > 1 || !files.are_all) {
    return tl::unexpected(several_files(name, files));
  }
  const bool has_number = hash < typed.size();
  const std::string place = files.paths.front() + (has_number ? typed.substr(hash) : "#1");
  const std::string term = value_term(field(FieldId::Id), place);
  const auto found = tools.database.postlist_begin(term);
  if (found != tools.database.postlist_end(term)) return *found;
  if (const auto row = tools.places.document_at(place, path_of(tools))) return *row;
  return has_number ? Xapian::docid{0} : files.first;
}

}  // namespace

Result<Xapian::docid> number_of(const std::string& id, SearchTools& tools) {
  const Xapian::Database& database = tools.database;
  const auto has = [&](const std::string& term) {
    return database.postlist_begin(term) != database.postlist_end(term);
  };
  std::string term = value_term(field(FieldId::Id), id);
  if (!has(term)) term = value_term(field(FieldId::Id), indexed_id(id, tools.places));
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) {
    for (const std::string& place : {id, indexed_id(id, tools.places)}) {
      if (const auto document = tools.places.document_at(place, path_of(tools))) return *document;
    }
    const auto by_file = number_by_file(id, tools);
    if (!by_file || *by_file != 0) return by_file;
    return fail(fmt::format("there is no document with the id {}", printable(id)),
                tools.lost.empty() ? "ids are in the answer of --format json"
                                   : "it may be in one of the shards that do not answer");
  }
  return *found;
}

PathOf path_of(const SearchTools& tools) {
  return [&tools](std::uint32_t number) {
    auto document = tools.documents.read(number);
    return document ? std::move(document->path) : std::string();
  };
}

Result<Document> document_with(const std::string& id, SearchTools& tools) {
  const auto number = number_of(id, tools);
  if (!number) return tl::unexpected(number.error());
  return tools.documents.read(*number);
}

}  // namespace musubi
