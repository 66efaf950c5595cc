// areas.h - regions of Japan (地方) and parts of the world (大州), and what belongs to them.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

struct Area {
  enum class Of { Prefectures, Countries };
  std::string name;  // 東北
  Of of = Of::Prefectures;
  bool is_facet = false;  // else it can only be asked for: 北陸
  std::vector<std::string> members;
  std::vector<std::string> aliases;
};

class Areas {
 public:
  // Reads areas.tsv.
  static Result<Areas> load(const std::filesystem::path& file);

  // By any of its names, in any width or case; nullptr where there is none.
  const Area* find(std::string_view typed, Area::Of of) const;

  // The area of a prefecture or a country that is counted as a facet; nullptr where there is none.
  const Area* of_member(std::string_view member, Area::Of of) const;

  const std::vector<Area>& all() const { return areas_; }

 private:
  std::vector<Area> areas_;
};

}  // namespace musubi
