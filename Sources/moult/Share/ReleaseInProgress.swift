import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// The steps of a release, in their order: reserved, said to be written, written, settled.
struct ReleaseInProgress {
  private let order: ShareOrder
  private let request: ReleaseRequest
  private let ledger: Ledger
  /// The day by which what is released is to be fetched anew.
  var fetchAnewBy: String?

  init(_ order: ShareOrder, _ request: ReleaseRequest, _ ledger: Ledger) {
    self.order = order
    self.request = request
    self.ledger = ledger
  }

  /// - Parameter write: writes what was granted to files in a directory, which are complete when it
  ///   returns; what it throws means that it has left no file.
  func perform(_ write: (String, Grant) throws -> [Manifest.File]) throws {
    if order.isDryRun {
      let grant = try ledger.preview(request)
      return tell(grant, "would be released; nothing was reserved or written")
    }
    let grant = try ledger.reserve(request)
    let manifest: Manifest
    var directory: OutputDirectory?
    do {
      let chain = try ledger.startWriting(grant.release)
      directory = try OutputDirectory(order.directory)
      let files = try write(order.directory, grant)
      manifest = self.manifest(grant, chain, files)
      try put(manifest)
    } catch {
      giveBackIfUnwritten(grant.release, directory)
      throw error
    }
    do {
      try ledger.settle(grant.release, manifest: Checksum.of(manifest.json()))
    } catch {
      writeMessage(
        "moult: release \(grant.release) is written to \(order.directory) and counts, but the ledger "
          + "could not be told that it is done")
      throw error
    }
    tell(grant, "released to '\(grant.recipient.name)' in \(order.directory)")
  }

  private func manifest(
    _ grant: Grant, _ chain: ChainHead, _ files: [Manifest.File]
  ) -> Manifest {
    let edition = order.edition
    let limits = Manifest.Limits(
      edition: edition.name, date: edition.date, source: edition.source,
      sha256: request.limitsChecksum, grant: grant)
    var manifest = Manifest(grant, request, limits: limits, chain: chain, files: files)
    manifest.fetchAnewBy = fetchAnewBy
    if request.wanted > grant.count {
      manifest.leftOut = .init(count: request.wanted - grant.count, from: grant.count + 1)
    }
    return manifest
  }

  /// The manifest comes last: where it stands, the release is whole.
  private func put(_ manifest: Manifest) throws {
    try put(manifest.readme, Manifest.readmeName)
    try put(manifest.json(), Manifest.fileName)
  }

  private func put(_ text: String, _ name: String) throws {
    var sink = try OutputSink(order.directory + "/" + name)
    let bytes = Array(text.utf8)
    try sink.write(bytes.span)
    try sink.commit()
  }

  /// Takes back what appeared of a release that failed. Where nothing of it is left, it is given back;
  /// else it counts.
  ///
  /// - Parameter directory: nil where it could not be had, so that nothing was written to it.
  private func giveBackIfUnwritten(_ release: Int, _ directory: OutputDirectory?) {
    guard directory?.removeAll() ?? true else {
      return writeMessage(
        "moult: release \(release) failed, and files of it are left in \(order.directory): it counts"
      )
    }
    do {
      try ledger.giveBack(release)
    } catch {
      writeMessage(
        "moult: release \(release) failed, and the ledger could not be told; until it can be, it counts"
      )
    }
  }

  private func tell(_ grant: Grant, _ what: String) {
    let number = grant.release > 0 ? "release \(grant.release): " : ""
    print("\(number)\(grant.count) \(order.kind.words) \(what)")
    if let left = grant.usage.left {
      print("\(left - grant.count) are left for '\(grant.recipient.name)' now")
    }
    if request.wanted > grant.count {
      print(
        "\(request.wanted - grant.count) were left out, being over the limit: in the order of the "
          + "input, all from number \(grant.count + 1) on. To go on when more are free: --continue "
          + order.directory)
      if let next = grant.nextFreeing { print("more become free at \(next)") }
    }
  }
}
