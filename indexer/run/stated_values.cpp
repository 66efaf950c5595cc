#include "indexer/run/stated_values.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxNearest = 3;

std::optional<FieldId> facet_of(SourceField field) {
  switch (field) {
    case SourceField::Prefecture:
      return FieldId::Prefecture;
    case SourceField::Country:
      return FieldId::Country;
    case SourceField::Domain:
      return FieldId::Domain;
    default:
      return std::nullopt;
  }
}

std::vector<std::string> nearest(FieldId facet, const std::string& value, const Tools& tools) {
  if (facet == FieldId::Prefecture) {
    return tools.gazetteer.nearest_prefectures(value, kMaxNearest);
  }
  if (facet == FieldId::Country) return tools.gazetteer.nearest_countries(value, kMaxNearest);
  return tools.taxonomy.nearest(value, kMaxNearest);
}

}  // namespace

Result<void> check_stated_values(const SourceRules& rules, const Tools& tools) {
  const Tagger tagger(tools.gazetteer, tools.taxonomy);
  for (const SourceRule& rule : rules.sources) {
    for (const DefaultValue& one : rule.defaults) {
      const auto facet = facet_of(one.field);
      if (!facet || tagger.knows(*facet, one.value)) continue;
      const auto near = nearest(*facet, one.value, tools);
      return fail(
          fmt::format("{}: unknown {}: {}", one.place, field(*facet).name, printable(one.value)),
          near.empty() ? "--gazetteer and --taxonomy add to what is known"
                       : fmt::format("did you mean {}?", fmt::join(near, ", ")));
    }
  }
  return {};
}

}  // namespace musubi
