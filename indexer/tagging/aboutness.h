// aboutness.h - what a text is about, told from what it mentions and where.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"

namespace musubi {

// Values of one facet by how much of a text points to them.  A mention in the
// title weighs more than one in the opening, that more than one further on.
class Aboutness {
 public:
  void add_title(const std::string& value, double mentions = 1);
  void add_opening(const std::string& value, double mentions = 1);
  void add_rest(const std::string& value, double mentions = 1);

  // The values that carry the text, strongest first: near the strongest in
  // weight, and named in the title or again and again.
  std::vector<std::string> values(std::size_t limit) const;

 private:
  struct Score {
    double weight = 0;
    double mentions = 0;
    bool in_title = false;
  };
  std::map<std::string, Score> scores_;
};

// At home in every text, and so what none is about.
inline constexpr std::string_view kHomeCountry = "日本";

struct PlacesOfText {
  std::vector<std::string> prefectures;
  std::vector<std::string> countries;  // without the home country
};

PlacesOfText places_of_text(std::string_view title, std::string_view body,
                            const Gazetteer& gazetteer);

std::vector<std::string> domains_of_text(std::string_view title, std::string_view body,
                                         const Taxonomy& taxonomy);

}  // namespace musubi
