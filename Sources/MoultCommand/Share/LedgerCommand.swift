import ArgumentParser
import MoultIO
import MoultLedger
import MoultRelease

/// Commands about the ledger.
enum LedgerCommand: CommandGroup {
  static let about = About(
    "ledger", "Show the releases, and check that nobody has changed the ledger.")
  static let commands: [any CommandNode.Type] = [
    Show.self, Export.self, Verify.self, New.self, Adopt.self,
  ]

  /// Prints the releases.
  struct Show: Command {
    static let about = About("ledger show", "Print the releases, a line each.")

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Prints a line for each release.
    func run() throws -> ExitCode {
      try printLines(
        options.place().open().state().releases.map { release in
          let purpose = release.purpose.map { ", \($0)" } ?? ""
          return "\(release.number)  \(release.reserved)  \(release.recipient)  "
            + "\(release.count) \(release.kind.words)  \(release.state.rawValue)  "
            + "(\(release.application)\(purpose); \(release.quotas))"
        })
      return .success
    }
  }

  /// Prints the ledger as JSON.
  struct Export: Command {
    static let about = About("ledger export", "Print all of the ledger as JSON.")

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Prints the ledger as one document.
    func run() throws -> ExitCode {
      try printText(options.place().open().export())
      return .success
    }
  }

  /// Checks the ledger, and manifests against it.
  struct Verify: Command {
    static let about = About(
      "ledger verify", "Check the checksums of all rows, and that manifests belong to them.",
      """
      Each row's checksum covers the row before it, so that a row that is changed, removed or put in \
      shows. Rows that were removed at the end together with all that names them show in the manifest \
      of any later release: name it.
      """)

    private let manifests: [String]
    private let options: LedgerOptions

    init(_ read: inout OptionReader) {
      manifests = read(.operands("manifests", "Manifests of releases."))
      options = LedgerOptions(&read)
    }

    /// Checks every row, then each manifest.
    func run() throws -> ExitCode {
      let place = try options.place()
      var uses = PathUses()
      uses.add(inputs: manifests)
      uses.add(place.path, .kept, by: "--ledger")
      try uses.check()
      let ledger = try place.open()
      let head = try ledger.state().head
      for file in manifests {
        try ReleasedFiles.manifest(file, namedAs: file, ledger)
      }
      try printLines([
        "\(head.count) rows, as they were written; the last has the checksum \(head.digest)"
      ])
      return .success
    }
  }

  /// Begins an empty ledger.
  struct New: Command {
    static let about = About(
      "ledger new", "Begin a ledger where no file is.",
      """
      The first recipient begins one as well, except where a ledger was used that is gone now: in a new \
      one, what was released before does not count.
      """)

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Creates the ledger.
    func run() throws -> ExitCode {
      let place = try options.place()
      try place.create()
      try printLines(
        ["a new ledger is at \(place.path)"],
        done: "a new ledger is at \(place.path); only that could not be printed")
      return .success
    }
  }

  /// Continues with a ledger that was restored from a copy.
  struct Adopt: Command {
    static let about = About(
      "ledger adopt", "Go on with a ledger that was put back from a copy.",
      """
      How far a ledger had come is kept beside it, so that an older copy in its place is noticed and \
      refused. Where it is the newest that there is, this goes on with it; releases that it lacks no \
      longer count.
      """)

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Accepts the rows of the ledger as its newest state.
    func run() throws -> ExitCode {
      let (head, remembered) = try options.place().open().adopt()
      let before = remembered.map { ", and \($0) when it was used last" } ?? ""
      try printLines(
        ["goes on with a ledger of \(head.count) rows\(before)"],
        done: "it goes on with this ledger; only that could not be printed")
      return .success
    }
  }
}
