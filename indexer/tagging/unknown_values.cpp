#include "indexer/tagging/unknown_values.h"

#include <fmt/format.h>

#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxListed = 200;        // values
constexpr std::size_t kMaxRemembered = 20000;  // of one facet

}  // namespace

void UnknownValues::look_at(const Document& document) {
  const auto look = [&](FieldId facet, const std::vector<std::string>& stated) {
    for (const std::string& one : stated) {
      if (!knows(facet, one)) note(document, facet, one);
    }
  };
  look(FieldId::Prefecture, document.prefecture);
  look(FieldId::Country, document.country);
  look(FieldId::Domain, document.domain);
}

// Columns say the same few values again and again.
bool UnknownValues::knows(FieldId facet, const std::string& stated) {
  auto& known = known_[facet];
  if (const auto found = known.find(stated); found != known.end()) return found->second;
  if (known.size() >= kMaxRemembered) known.clear();
  return known.emplace(stated, tagger_.knows(facet, stated)).first->second;
}

void UnknownValues::note(const Document& document, FieldId facet, const std::string& stated) {
  const Value value{document.path, facet, stated};
  auto use = uses_.find(value);
  if (use == uses_.end()) {
    if (uses_.size() >= kMaxListed) {
      ++unlisted_;
      return;
    }
    use = uses_.emplace(value, Use{document.id, 0}).first;
  }
  ++use->second.documents;
}

std::vector<Refusal> UnknownValues::warnings() const {
  constexpr std::size_t kMaxBytes = 80;
  std::vector<Refusal> warnings;
  for (const auto& [value, use] : uses_) {
    const std::string_view facet = field(value.facet).name;
    const std::string stated = printable(truncate_utf8(value.stated, kMaxBytes));
    const std::string id = printable(use.id);
    warnings.push_back(
        {value.path, 0,
         use.documents == 1
             ? fmt::format("unknown {}: {}, in {}: it stays in the text alone", facet, stated, id)
             : fmt::format("unknown {}: {}, in {} and {} more: it stays in the text alone", facet,
                           stated, id, use.documents - 1)});
  }
  if (unlisted_ != 0) {
    warnings.push_back(
        {"", 0, fmt::format("other unknown values of facets in {} documents", unlisted_)});
  }
  return warnings;
}

}  // namespace musubi
