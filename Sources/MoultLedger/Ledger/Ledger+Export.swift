internal import FoundationEssentials
internal import MoultIO

/// The ledger as JSON.
extension Ledger {
  /// The names of the properties are the keys of the JSON, in snake case.
  private struct Exported: Codable {
    /// A row of the table.
    struct Row: Codable {
      let number: Int
      let time: String
      let what: String
      let recipient: String
      let release: Int?
      let kind: String?
      let count: Int?
      let details: Entry.Details
      let digest: String
    }
    /// The current state of a release.
    struct Release: Codable {
      let release: Int
      let recipient: String
      let kind: String
      let count: Int
      let state: String
      /// The start of the quota's window.
      let countsFrom: String
    }

    let rows: [Row]
    let releases: [Release]
    let head: String
  }

  /// The whole ledger as JSON: its rows with their checksums, and the current state of each release. All rows
  /// are checked. O(rows).
  public func export() throws -> String {
    let state = try state()
    let rows = zip(state.entries, state.digests).map { entry, digest in
      Exported.Row(
        number: entry.number, time: entry.time.description, what: entry.event.rawValue,
        recipient: entry.recipient, release: entry.release, kind: entry.kind?.rawValue,
        count: entry.count, details: entry.details, digest: digest)
    }
    let releases = state.releases.map {
      Exported.Release(
        release: $0.number, recipient: $0.recipient, kind: $0.kind.rawValue, count: $0.count,
        state: $0.state.rawValue, countsFrom: $0.changed.description)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let exported = Exported(rows: rows, releases: releases, head: state.head.digest)
    return String(decoding: try encoder.encode(exported), as: UTF8.self) + "\n"
  }
}
