#include "indexer/tagging/places/surroundings.h"

#include <set>

#include "indexer/tagging/places/own_host.h"
#include "indexer/tagging/places/place_weights.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kAddressWeight = 12;  // of the page itself
constexpr double kFolderWeight = 6;
constexpr double kHostWeight = 5;  // of an address in the text

// A folder that bears the name of a place of Japan, or of its site.
const Place* place_of_folder(std::string_view folder, const Gazetteer& gazetteer) {
  if (const Place* own = place_of_host(folder, gazetteer)) return own;
  if (folder.empty()) return nullptr;
  const auto mentions = gazetteer.find_mentions(folder);
  const bool is_whole = mentions.size() == 1 && mentions.front().begin == 0 &&
                        mentions.front().end == folder.size() &&
                        mentions.front().places.size() == 1;
  if (!is_whole || !is_domestic(*mentions.front().places.front())) return nullptr;
  return mentions.front().places.front();
}

}  // namespace

Surroundings surroundings_of(const Document& document, std::string_view text,
                             const Gazetteer& gazetteer) {
  Surroundings found;
  found.own = place_of_host(document.url, gazetteer);
  if (found.own != nullptr) found.owners.push_back({found.own, kAddressWeight, document.url});
  std::string_view path = document.path;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    const std::string_view folder = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    if (const Place* own = place_of_folder(folder, gazetteer)) {
      found.owners.push_back({own, kFolderWeight, std::string(folder)});
    }
  }
  const auto hosts = places_of_hosts_in(text, gazetteer);
  std::set<std::string> values;
  for (const Place* place : hosts) values.insert(facet_value_of(*place));
  if (found.own == nullptr && values.size() == 1) found.own = hosts.front();
  for (const Place* place : hosts) {
    found.owners.push_back({place, kHostWeight / static_cast<double>(values.size()), place->name});
  }
  return found;
}

}  // namespace musubi
