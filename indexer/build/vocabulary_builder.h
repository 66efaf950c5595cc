// vocabulary_builder.h - notes the terms of a finished index for its Vocabulary.
#pragma once
#include <filesystem>

#include "common/analysis/tokenizer.h"
#include "common/gazetteer/gazetteer.h"
#include "common/result.h"
#include "indexer/build/changed_terms.h"

namespace musubi {

// Brings the vocabulary of a database, and the spellings that corrections are taken from,
// to what its terms are now.  `changed`: the terms that have changed since the database had
// a vocabulary; nullptr where it never had one.
Result<void> write_vocabulary(const std::filesystem::path& database, const Dictionary& dictionary,
                              const Gazetteer& gazetteer, const ChangedTerms* changed);

}  // namespace musubi
