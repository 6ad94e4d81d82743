// dragoman: the command line of the localization service.
#include <CLI/CLI.hpp>

#include "client/commands.h"

int main(int argc, char** argv) {
  CLI::App app("Localizes news articles: dragoman localize FILE --to fr,ru,uk --local", "dragoman");
  app.require_subcommand(1);
  int exit_code = dragoman::kExitOk;
  dragoman::AddLocalizeCommands(app, exit_code);
  dragoman::AddCompareCommand(app, exit_code);
  dragoman::AddTextCommands(app, exit_code);
  dragoman::AddGlossaryCommands(app, exit_code);
  dragoman::AddModelCommands(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? dragoman::kExitOk : dragoman::kExitUsage;
  }
  const absl::Status written = dragoman::FinishOutput();
  if (written.ok()) return exit_code;
  const int failed = dragoman::ReportError(written);
  return exit_code == dragoman::kExitOk ? failed : exit_code;
}
