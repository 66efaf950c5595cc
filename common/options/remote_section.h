// remote_section.h - the section [shards] of the INI file.
#pragma once
#include <vector>

#include "common/options/config_section.h"
#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

// `timeout = 2s`, and replicas by the server of the stub: `HOST:PORT = HOST:PORT HOST:PORT`.
// An error, with file and line, where an entry is neither.
Result<RemoteAccess> remote_access(const std::vector<ConfigSection>& sections);

}  // namespace musubi
