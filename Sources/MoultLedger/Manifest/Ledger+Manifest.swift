import MoultIO

/// Manifests and the ledger.
extension Ledger {
  /// Compares a manifest with the release that it names, and its chain head with the rows. O(rows).
  ///
  /// - Parameters:
  ///   - manifest: the manifest.
  ///   - text: the text of its file.
  /// - Returns: what differs; nil where nothing does.
  public func fault(of manifest: Manifest, text: String) throws -> String? {
    let state = try state()
    let place = manifest.ledger.rows - 1
    guard state.digests.indices.contains(place), state.digests[place] == manifest.ledger.head else {
      return "the ledger does not have the rows that it had when release \(manifest.release) was "
        + "written"
    }
    guard let release = state.release(manifest.release), release.recipient == manifest.recipient
    else { return "the ledger has no release \(manifest.release) to this recipient" }
    // The manifest gets its name last: where there is a manifest, the release is complete, whatever became
    // of its process.
    guard let promised = release.manifest, release.state != .givenBack else {
      return "release \(release.number) is not complete: it is \(release.state.rawValue)"
    }
    guard promised == Checksum.of(text) else {
      return "the manifest of release \(release.number) was changed"
    }
    return nil
  }
}
