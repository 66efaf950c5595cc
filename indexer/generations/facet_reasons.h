// facet_reasons.h - why the documents of a generation have the facet values that were read from
// their texts.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct FacetReasons {
  struct OfDocument {
    std::string id;
    std::vector<std::string> reasons;  // 国・地域=ベトナム: 「ハイフォン市」(題名)
  };
  std::vector<OfDocument> documents;
  std::uint64_t left_out = 0;  // documents behind the first thousand
};

Result<FacetReasons> facet_reasons(const std::filesystem::path& generation);

}  // namespace musubi
