// The folder of packs that `dragoman models` keeps and dragomand reads.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/marian/packs/pack_manifest.h"

namespace dragoman::marian {

// $DRAGOMAN_MODELS, else $XDG_DATA_HOME/dragoman/models, else $HOME/.local/share/dragoman/models; "" when
// none of the variables is set. The folder may be absent.
std::string DefaultModelDirectory();

// The folders of the packs in `directory`, in order of name: the folder itself when it is a pack, else those
// of its sub-folders that look like one. A folder whose name begins with '.' is none. Empty when there is
// none.
std::vector<std::string> FindPackFolders(const std::string& directory);

// Deletes the pack called `name`, of that `version`, or of any where it is empty, from `directory`; what was
// deleted comes back. NotFound lists the packs there are; InvalidArgument when `version` is empty and there
// are several.
absl::StatusOr<PackManifest> RemovePack(const std::string& directory, absl::string_view name,
                                        absl::string_view version);

}  // namespace dragoman::marian
