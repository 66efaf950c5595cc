#include "tests/cli/json_schema.h"

#include <set>

namespace musubi::test {

using nlohmann::json;

namespace {

bool is_of_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool is_of_types(const json& value, const json& types) {
  if (types.is_string()) return is_of_type(value, types);
  for (const auto& type : types) {
    if (is_of_type(value, type)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> faults_by(const json& schema, const json& value, const std::string& path) {
  static const std::set<std::string> kKnown = {
      "$schema", "$id",      "title",      "description",
      "type",    "required", "properties", "additionalProperties",
      "items",   "const"};
  std::vector<std::string> faults;
  const auto add = [&faults](std::vector<std::string> more) {
    faults.insert(faults.end(), more.begin(), more.end());
  };
  for (const auto& [key, rule] : schema.items()) {
    if (!kKnown.contains(key)) faults.push_back(path + ": unknown keyword " + key);
  }
  if (schema.contains("const") && value != schema["const"]) faults.push_back(path + ": value");
  if (schema.contains("type") && !is_of_types(value, schema["type"])) {
    return {path + ": is no " + schema["type"].dump()};
  }
  if (value.is_array() && schema.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      add(faults_by(schema["items"], value[i], path + "[" + std::to_string(i) + "]"));
    }
  }
  if (!value.is_object()) return faults;
  for (const auto& name : schema.value("required", json::array())) {
    if (!value.contains(name.get<std::string>())) faults.push_back(path + ": lacks " + name.dump());
  }
  const json known = schema.value("properties", json::object());
  const json others = schema.value("additionalProperties", json(true));
  for (const auto& [key, member] : value.items()) {
    if (known.contains(key)) {
      add(faults_by(known[key], member, path + "." + key));
    } else if (others.is_object()) {
      add(faults_by(others, member, path + "." + key));
    } else if (others == false) {
      faults.push_back(path + ": has " + key);
    }
  }
  return faults;
}

}  // namespace musubi::test
