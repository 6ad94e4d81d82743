// dragoman: the command line of the localization service.
#include <CLI/CLI.hpp>

#include "client/commands.h"

int main(int argc, char** argv) {
  CLI::App app("Localizes news articles: dragoman localize FILE --to fr,ru,uk --local", "dragoman");
  app.require_subcommand(1);
  app.footer(
      "Exit codes:\n"
      "  0  done, also where the checks of localize and compare give warnings\n"
      "  1  done with faults: a language, line or segment failed, check or lint found\n"
      "     something, diff found a difference, the output could not be written\n"
      "  2  wrong use or bad input\n"
      "  3  no server, or it is full or out of time");
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
