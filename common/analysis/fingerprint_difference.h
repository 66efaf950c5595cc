// fingerprint_difference.h - in what two analyzers differ, for a message.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Names of the parts that only one of two fingerprints has, as analyzer_fingerprint() makes
// them; one of them may be of an untrusted index.  Empty where they are equal.
std::string fingerprint_difference(std::string_view one, std::string_view other);

}  // namespace musubi
