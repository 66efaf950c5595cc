// vocabulary_builder.h - notes the terms of a finished index for its Vocabulary.
#pragma once
#include <filesystem>

#include "common/analysis/analyzer.h"
#include "common/gazetteer/gazetteer.h"
#include "common/result.h"

namespace musubi {

// Adds to the database: the vocabulary, and the spellings that corrections are
// taken from.
Result<void> write_vocabulary(const std::filesystem::path& database, Analyzer& analyzer,
                              const Gazetteer& gazetteer);

}  // namespace musubi
