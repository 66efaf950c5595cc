#include "searcher/dictionary.h"

#include "common/index/layout.h"

namespace musubi {

Result<DictionaryFiles> dictionary_files(const CommonOptions& options) {
  const Resources& resources = options.resources;
  const auto own = resources.cache.empty() ? resources.cache : resources.cache / "dictionaries";
  return find_dictionary_files(resources.dictionary, resources.user_dictionaries,
                               {{IndexLayout(options.index).dictionaries(), own}, resources.cache});
}

}  // namespace musubi
