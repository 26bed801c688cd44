import ArgumentParser
import MoultIO

/// Commands about the key of a job on several machines.
enum KeyCommand: CommandGroup {
  static let about = About(
    "key", "Make and destroy the key of parts of tables.")
  static let commands: [any CommandNode.Type] = [New.self, Destroy.self]

  /// Makes a key.
  struct New: Command {
    static let about = About(
      "key new", "Make a key for the parts of one job.",
      "The file is readable by its owner alone. Copy it to the machines of the job by a way that nobody else reads."
    )

    private let file: String

    init(_ read: inout OptionReader) {
      file = read(.operand("file", "New file; none is overwritten.").ofFiles)
    }

    /// Writes the file, and prints the name of the key.
    func run() throws -> ExitCode {
      let key = try JobKey.make(file)
      try printLines(
        ["key \(key.name)"], done: "the key is written; only its name could not be printed")
      return .success
    }
  }

  /// Destroys a key.
  struct Destroy: Command {
    static let about = About(
      "key destroy", "Overwrite and remove the key of a job.",
      """
      The parts that were made with it are unreadable from then on, for as far as no copy of the key exists. A file \
      system that writes changes elsewhere, a flash disk, a snapshot or a backup can keep the old bytes.
      """)

    private let file: String

    init(_ read: inout OptionReader) {
      file = read(.operand("file", "File that key new made.").ofFiles)
    }

    /// Overwrites and removes the file.
    func run() throws -> ExitCode {
      try JobKey.destroy(file)
      try printLines(
        ["the key is overwritten and removed here; destroy its copies too"],
        done: "the key is overwritten and removed; only that could not be printed")
      return .success
    }
  }
}

extension JobKeyError: CommandError {
  var exitCode: ExitCode {
    if case .notRemoved = self { Exit.ioFailed } else { Exit.usage }
  }
}
