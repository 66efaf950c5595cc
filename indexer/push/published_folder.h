// published_folder.h - the folder that searchers are told as the index of a set on servers.
//
//   FOLDER/000042-9fbab37a….1/front/     of the set that is served at the first port of each pair
//   FOLDER/000042-9fbab37a….1/XAPIANDB   names the servers
//   FOLDER/XAPIANDB                      a link to the stub that is live
//
// The link is replaced by one rename, so that whoever searches has servers and front of one set.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/result.h"
#include "common/shard_hosts.h"
#include "indexer/push/delivery.h"

namespace musubi {

class PublishedFolder {
 public:
  // An error where the folder holds a stub that is no link: then it is not ours.
  static Result<PublishedFolder> open(const ShardHosts& hosts);

  // The set that is live; none where nothing was published yet.
  std::optional<SetName> live_set() const;

  // The ports at which a set can be made ready: those where it is live already, else those that
  // what is live does not use.
  Result<std::size_t> turn_for(const SetName& set) const;

  // Whether it is live with just the servers that it is to have.
  bool is_live(const SetName& set, std::size_t turn) const;

  // Makes it live; what was live stays beside it, all else goes.  `front`: of its generation.  On
  // an error what was live is so still.  An error in the result: it is live, but.
  Result<std::optional<Error>> publish(const SetName& set, std::size_t turn,
                                       const std::filesystem::path& front);

 private:
  explicit PublishedFolder(ShardHosts hosts) : hosts_(std::move(hosts)) {}
  std::string stub_of(std::size_t turn) const;
  Result<void> prepare(const std::string& name, std::size_t turn,
                       const std::filesystem::path& front) const;
  Result<void> flip_to(const std::string& name) const;
  Result<void> remove_all_but(const std::vector<std::string>& names) const;

  ShardHosts hosts_;
  std::string live_;       // the name of the folder; empty: nothing was published yet
  std::string live_stub_;  // what its stub holds
};

}  // namespace musubi
