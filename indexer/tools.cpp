#include "indexer/tools.h"

#include <filesystem>
#include <vector>

#include "common/file/checksum.h"
#include "common/file/folder.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Of the contents, whatever the files are called.
Result<std::string> fingerprint(const Resources& resources) {
  auto files = entries_of(resources.data);
  if (!files) return tl::unexpected(files.error());
  std::erase_if(*files, [](const fs::path& file) { return file.extension() != ".tsv"; });
  files->insert(files->end(), resources.gazetteers.begin(), resources.gazetteers.end());
  files->insert(files->end(), resources.taxonomies.begin(), resources.taxonomies.end());
  std::string result;
  for (const fs::path& file : *files) {
    const auto checksum = file_checksum(file);
    if (!checksum) return tl::unexpected(checksum.error());
    result += (result.empty() ? "" : " ") + *checksum;
  }
  return result;
}

}  // namespace

Result<Tools> Tools::load(const Resources& resources, const IndexLayout& layout) {
  auto files = find_dictionary_files(resources.dictionary, resources.user_dictionaries,
                                     {{layout.dictionaries()}, resources.cache});
  if (!files) return tl::unexpected(files.error());
  auto dictionary = Dictionary::open(files->system, files->users);
  if (!dictionary) return tl::unexpected(dictionary.error());
  auto gazetteer = Gazetteer::load(resources.data, resources.gazetteers);
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto taxonomy = Taxonomy::load(resources.data, resources.taxonomies);
  if (!taxonomy) return tl::unexpected(taxonomy.error());
  auto resources_fingerprint = fingerprint(resources);
  if (!resources_fingerprint) return tl::unexpected(resources_fingerprint.error());
  return Tools{std::move(*files), std::move(*dictionary), std::move(*gazetteer),
               std::move(*taxonomy), std::move(*resources_fingerprint)};
}

}  // namespace musubi
