// letter_merge.h - makes one letters.bin of several.
#pragma once
#include <filesystem>
#include <vector>

#include "common/result.h"

namespace musubi {

// Of segments in the order of their documents, all of whose numbers ascend.
Result<void> merge_letters(const std::vector<std::filesystem::path>& segments,
                           const std::filesystem::path& target);

// Puts what sequences begin into the letters of a generation, in place of what is there of that
// kind.  `parts`: folders with the letters.bin of them, in the order of their documents.
Result<void> add_letters_of_sequences(const std::filesystem::path& generation,
                                      const std::vector<std::filesystem::path>& parts);

// What changes in the letters of a generation: folders with the letters.bin of documents that
// go, as they were, and of those that come, as they are.
struct LetterChanges {
  std::vector<std::filesystem::path> gone, come;
};

// Of the generation `live`, brought to what the documents are now.
Result<void> update_letters(const std::filesystem::path& live, const LetterChanges& changes,
                            const std::filesystem::path& target);

}  // namespace musubi
