#include "common/index/source_roots.h"

#include <fstream>

#include "common/file/path_text.h"
#include "common/index/manifest_events.h"
#include "common/text/json.h"

namespace musubi {

namespace {

// Takes `roots` and ends the parsing there.
class RootsReader : public ManifestEvents {
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
  if (manifest) read_json(manifest, reader);
  return reader.take();
}

}  // namespace musubi
