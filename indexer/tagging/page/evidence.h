// evidence.h - what speaks for the values of one facet, and which of them it carries.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/tagging/page/page_text.h"

namespace musubi {

// A wording that speaks for a value, and where it stands.
struct Reason {
  std::string wording;
  Zone zone = Zone::Text;
};

// A value that a text is about.
struct FoundValue {
  std::string value;
  double weight = 0;
  double strongest = 0;  // of its wordings alone
  Reason reason;         // the strongest
};

// What it takes to be a value.
struct Demand {
  double least = 0;         // weight
  double of_strongest = 0;  // share of the weight of the strongest value
  double once = 0;          // weight of at least one wording for it
};

class Evidence {
 public:
  void add(const std::string& value, double weight, Reason reason);

  // The values that carry the text, strongest first.
  std::vector<FoundValue> values(const Demand& demand) const;

  double weight(const std::string& value) const;

 private:
  struct Sum {
    double weight = 0;
    double strongest = 0;
    Reason reason;
  };
  std::map<std::string, Sum> sums_;
};

}  // namespace musubi
