// check.h - is a generation whole and fit to go live?
#pragma once
#include <filesystem>

#include "common/result.h"
#include "indexer/generations/manifest.h"

namespace musubi {

// The tables of a database: those of the stored documents and all others.
enum class Tables { Documents, Others };

// Runs Xapian's own check on tables of a database that nobody writes to meanwhile.
Result<void> check_tables(const std::filesystem::path& generation, Tables tables);

// Compares document count and marks with the manifest and asks one query per facet.
Result<void> check_answers(const std::filesystem::path& generation, const Manifest& manifest);

// All of it, on two threads.
Result<void> check_generation(const std::filesystem::path& generation, const Manifest& manifest);

}  // namespace musubi
