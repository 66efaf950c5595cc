// tools.h - what every job analyzes and tags with.
#pragma once
#include <string>

#include "common/analysis/dictionary_files.h"
#include "common/analysis/tokenizer.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/index/layout.h"
#include "common/options/common_options.h"
#include "common/result.h"

namespace musubi {

struct Tools {
  DictionaryFiles dictionary_files;
  Dictionary dictionary;
  Gazetteer gazetteer;
  Taxonomy taxonomy;
  std::string resources_fingerprint;  // of the files of the gazetteer and the taxonomy

  static Result<Tools> load(const Resources& resources, const IndexLayout& layout);
};

}  // namespace musubi
