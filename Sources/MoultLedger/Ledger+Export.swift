internal import FoundationEssentials
internal import MoultIO

extension Ledger {
  private struct Exported: Codable {
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
    struct Release: Codable {
      let release: Int
      let recipient: String
      let kind: String
      let count: Int
      let state: String
      /// From when the window of its limit runs.
      let countsFrom: String
    }

    let rows: [Row]
    let releases: [Release]
    let head: String
  }

  /// All of the ledger as JSON: its rows as they stand, with their checksums, and what follows for each
  /// release. All rows are checked.
  public func export() throws -> String {
    let state = try state()
    let rows = zip(state.entries, state.digests).map { entry, digest in
      Exported.Row(
        number: entry.number, time: entry.time.description, what: entry.what.rawValue,
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

  /// Whether a manifest is that of a release of this ledger, whose rows go through the place that the
  /// manifest names.
  ///
  /// - Parameter text: the manifest as it stands in its file.
  /// - Returns: what does not fit; nil where all does.
  public func fault(of manifest: Manifest, text: String) throws -> String? {
    let state = try state()
    let place = manifest.ledger.rows - 1
    guard state.digests.indices.contains(place), state.digests[place] == manifest.ledger.head else {
      return "the ledger does not have the rows that it had when release \(manifest.release) was "
        + "written"
    }
    guard let release = state.release(manifest.release), release.recipient == manifest.recipient
    else { return "the ledger has no release \(manifest.release) to this recipient" }
    // The manifest gets its name last: where it is read, the release is whole, whatever became of its
    // process.
    guard let promised = release.manifest, release.state != .givenBack else {
      return "release \(release.number) is not done: it is \(release.state.rawValue)"
    }
    guard promised == Checksum.of(text) else {
      return "the manifest of release \(release.number) was changed"
    }
    return nil
  }
}
