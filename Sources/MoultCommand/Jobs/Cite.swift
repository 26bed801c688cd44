import ArgumentParser
import Moult

/// Prints a paragraph for a paper from the summary of a run.
struct Cite: Command {
  static let about = About(
    "cite", "Print a methods paragraph for a paper, from the file of --stats.",
    """
    It says what was read, dropped, rejected and protected, with the version, the clause of the rules and the \
    checksums. It has no value of the input and no name of a file.
    """)

  private let file: String

  init(_ read: inout OptionReader) {
    file = read(.operand("stats", "File that --stats wrote; - is standard input.").ofFiles)
  }

  /// Prints the paragraph.
  func run() throws -> ExitCode {
    try printLines([Methods(RunSummary.read(file)).paragraph])
    return .success
  }
}
