// json_schema.h - checks a value against a JSON Schema, as far as ours goes.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace musubi::test {

// What is wrong, with its path.  Knows type, required, properties, additionalProperties: false,
// items and const; a keyword that it does not know is a fault, too.
std::vector<std::string> faults_by(const nlohmann::json& schema, const nlohmann::json& value,
                                   const std::string& path = "$");

}  // namespace musubi::test
