import MoultIO

/// The help page of a command in its two lengths: `--help` and `--help-all`.
enum HelpPage {
  /// The command line with `--help` in place of `--help-all`, which ArgumentParser does not have.
  static func parserWords(_ words: [String]) -> [String] {
    guard words.contains("--help-all") else { return words }
    let others = words.filter { $0 != "--help-all" }
    return (others.first == "help" ? others.dropFirst() : others[...]) + ["--help"]
  }

  /// Whether rare options and all details are shown: on the page of `--help-all`, in the dump from which the
  /// manual is made, and in completion scripts.
  static var isWhole: Bool {
    let options = ["--help-all", "--experimental-dump-help", "--generate-completion-script"]
    return commandArguments().contains { options.contains($0) }
  }
}
