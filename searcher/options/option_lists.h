// option_lists.h - every option of the searcher, with the words that --help says of it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "common/options/read_options.h"
#include "searcher/search.h"

namespace musubi {

// A filter by values of a facet.
struct FacetOption {
  const char* name;
  FieldId field;
  const char* help;
};
std::span<const FacetOption> facet_options();

// A filter by a place in another way.
struct PlaceOption {
  const char* name;
  std::vector<std::string> SearchRequest::*typed;
  const char* help;
};
std::span<const PlaceOption> place_options();

boost::program_options::options_description search_options();
boost::program_options::options_description output_options();

// For the command line only: a config file must not take the place of a query.
boost::program_options::options_description instead_options();

}  // namespace musubi
