public import ArgumentParser
public import Moult

/// `--column`, which names the column of a table of IDs.
extension ListColumn: ExpressibleByArgument {
  static var help: ArgumentHelp {
    ArgumentHelp(
      "Which column of a table has the IDs, by its header or its number from 1. (default: as the header "
        + "says it)", valueName: "name|n")
  }

  public init?(argument: String) { self.init(argument) }
}
