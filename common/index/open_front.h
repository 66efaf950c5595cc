// open_front.h - opens remote shards with the front of their set, which lies beside the stub.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

// Whether there is one.
bool has_front(const std::filesystem::path& index);

// Connects to all servers at once; that they have the shards of the front is known from what
// they say when they are connected to.  Where one does not answer nor a replica of it, `lost` says
// so, and the others are searched.  Xapian's exceptions pass.
Result<LiveIndex> open_with_front(const std::filesystem::path& index,
                                  const std::vector<ServerAddress>& servers,
                                  const std::string& analyzer_fingerprint,
                                  const RemoteAccess& remote);

}  // namespace musubi
