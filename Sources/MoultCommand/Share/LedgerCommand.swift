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
      Each row's checksum covers the row before it, so that a changed, removed or inserted row is \
      detected. If the last rows were removed together with the saved checksum, only the manifest of \
      their release reveals it: name that manifest.
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
        "\(head.count) rows, unchanged; the last has the checksum \(head.digest)"
      ])
      return .success
    }
  }

  /// Creates an empty ledger.
  struct New: Command {
    static let about = About(
      "ledger new", "Create a ledger where no file exists.",
      """
      `moult recipient add` creates one as well, unless an earlier ledger is missing: in a new ledger, \
      earlier releases do not count.
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
      "ledger adopt", "Continue with a ledger that was restored from a copy.",
      """
      The last checksum of a ledger is saved beside it, so that an older copy in its place is detected \
      and refused. If that copy is the newest, this command accepts it; releases that it lacks no \
      longer count.
      """)

    private let options: LedgerOptions

    init(_ read: inout OptionReader) { options = LedgerOptions(&read) }

    /// Accepts the rows of the ledger as its newest state.
    func run() throws -> ExitCode {
      let (head, remembered) = try options.place().open().adopt()
      let before = remembered.map { ", and \($0) when it was used last" } ?? ""
      try printLines(
        ["accepted the ledger with \(head.count) rows\(before)"],
        done: "the ledger is accepted; only that could not be printed")
      return .success
    }
  }
}
