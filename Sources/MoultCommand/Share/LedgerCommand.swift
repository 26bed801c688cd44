import ArgumentParser
import MoultIO
import MoultLedger
import MoultRelease

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Show what was released to whom, and check that nobody has changed it.",
    subcommands: [Show.self, Export.self, Verify.self, New.self, Adopt.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the releases, a line each.")

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        try printLines(
          options.place().open().state().releases.map { release in
            let purpose = release.purpose.map { ", \($0)" } ?? ""
            return "\(release.number)  \(release.reserved)  \(release.recipient)  "
              + "\(release.count) \(release.kind.words)  \(release.state.rawValue)  "
              + "(\(release.application)\(purpose); \(release.quotas))"
          })
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print all of the ledger as JSON.")

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting { try printText(options.place().open().export()) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check the checksums of all rows, and that manifests belong to them.",
      discussion: """
        Each row's checksum covers the row before it, so that a row that is changed, removed or put in \
        shows. Rows that were removed at the end together with all that names them show in the manifest \
        of any later release: name it.
        """)

    @Argument(help: "Manifests of releases.")
    var manifests: [String] = []

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
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
      }
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Begin a ledger where no file is.",
      discussion: """
        The first recipient begins one as well, except where a ledger was used that is gone now: in a new \
        one, what was released before does not count.
        """)

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        let place = try options.place()
        try place.create()
        try printLines(
          ["a new ledger is at \(place.path)"],
          done: "a new ledger is at \(place.path); only that could not be printed")
      }
    }
  }

  struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: "Go on with a ledger that was put back from a copy.",
      discussion: """
        How far a ledger had come is kept beside it, so that an older copy in its place is noticed and \
        refused. Where it is the newest that there is, this goes on with it; releases that it lacks no \
        longer count.
        """)

    @OptionGroup var options: LedgerOptions

    func run() throws {
      try reporting {
        let (head, remembered) = try options.place().open().adopt()
        let before = remembered.map { ", and \($0) when it was used last" } ?? ""
        try printLines(
          ["goes on with a ledger of \(head.count) rows\(before)"],
          done: "it goes on with this ledger; only that could not be printed")
      }
    }
  }
}
