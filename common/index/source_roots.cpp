#include "common/index/source_roots.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/file/path_text.h"

namespace musubi {

namespace {

using Json = nlohmann::json;

// Takes `roots` and ends the parsing there.
class RootsReader : public nlohmann::json_sax<Json> {
 public:
  std::vector<SourceRoot> take() { return std::move(roots_); }

  bool key(string_t& name) override {
    key_ = name;
    if (depth_ == 1) is_inside_ = name == "roots";
    return depth_ > 1 || name != "sources";
  }
  bool string(string_t& value) override {
    if (!is_inside_ || roots_.empty()) return true;
    if (key_ == "name") roots_.back().name = path_text(unescape_path(value));
    if (key_ == "place") roots_.back().place = unescape_path(value);
    return true;
  }
  bool start_object(std::size_t /*count*/) override {
    if (++depth_ > 1 && is_inside_) roots_.emplace_back();
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_array(std::size_t /*count*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const Json::exception& /*problem*/) override {
    return false;
  }

 private:
  std::vector<SourceRoot> roots_;
  std::string key_;
  int depth_ = 0;
  bool is_inside_ = false;
};

}  // namespace

std::vector<SourceRoot> source_roots(const std::filesystem::path& generation) {
  std::ifstream manifest(generation / "manifest.json", std::ios::binary);
  RootsReader reader;
  if (manifest) Json::sax_parse(manifest, &reader);
  return reader.take();
}

}  // namespace musubi
