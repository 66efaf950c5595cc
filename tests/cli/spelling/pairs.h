// pairs.h - spellings that find each other, or do not, through the real programs.
#pragma once
#include <utility>
#include <vector>

namespace musubi::test {

// A document, and a query that is answered as typed: neither corrected nor by some of its
// words only.
using Pair = std::pair<const char*, const char*>;

void check_found(const std::vector<Pair>& pairs);
void check_not_found(const std::vector<Pair>& pairs);

// Each pair both ways: the query's word as the document, the document as the query.
void check_found_both_ways(const std::vector<Pair>& pairs);

}  // namespace musubi::test
