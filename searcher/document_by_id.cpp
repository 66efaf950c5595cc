#include "searcher/document_by_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/schema.h"
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
