// lanes.h - several questions to the same servers at the same time.
//
// A connection to a server is for one question after another.  For more at once there are more
// connections, a set of one to each server: a lane.
#pragma once
#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/remote_access.h"

namespace musubi {

// Belongs to one thread.
class Lanes {
 public:
  // `open`: lanes that are open already, one at least.  `servers`: what they are databases of;
  // none: there are no more.
  Lanes(const std::vector<Xapian::Database>& open, std::vector<ServerAddress> servers,
        std::chrono::milliseconds timeout);

  // Does all of them, as many at once as there may be lanes.  Xapian's exceptions pass.
  using Work = std::function<void(const Xapian::Database&)>;
  void run(const std::vector<Work>& works);

  const Xapian::Database& first() const { return *lanes_.front(); }

  // Whether there may be more than one.
  bool are_several() const { return !servers_.empty(); }

 private:
  Xapian::Database opened() const;
  void run_from(std::size_t lane, std::size_t step, const std::vector<Work>& works);

  std::vector<std::optional<Xapian::Database>> lanes_;  // none: not opened yet
  std::string uuid_;                                    // of what they serve
  std::vector<ServerAddress> servers_;
  std::chrono::milliseconds timeout_;
};

}  // namespace musubi
