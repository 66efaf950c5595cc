// roots.h - the sources that were named, as a manifest keeps them.
#pragma once
#include <vector>

#include "indexer/generations/manifest.h"
#include "indexer/readers/named_source.h"

namespace musubi {

std::vector<ManifestRoot> roots_of(const std::vector<NamedSource>& sources);
std::vector<NamedSource> sources_of(const std::vector<ManifestRoot>& roots);

}  // namespace musubi
