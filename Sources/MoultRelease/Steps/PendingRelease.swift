import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// The steps of a release, in their order: reserved, written under no name, said to get its names, named,
/// settled.
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
  ///   returns.
  func perform(_ write: (String, Grant) throws -> [Manifest.File]) throws {
    if order.isDryRun {
      let grant = try ledger.preview(request)
      return try printLines(lines(grant, "would be released; nothing was reserved or written"))
    }
    let grant = try ledger.reserve(request)
    var directory: OutputDirectory?
    do {
      let made = try OutputDirectory(order.directory)
      directory = made
      try release(grant, to: made, write)
    } catch {
      giveBackIfUnwritten(grant.release, directory)
      throw error
    }
    try settle(grant.release)
    try printLines(
      lines(grant, "released to '\(grant.recipient.name)' in \(order.directory)"),
      done: "release \(grant.release) is whole in \(order.directory) and counts; only its summary "
        + "could not be printed")
  }

  private func release(
    _ grant: Grant, to directory: OutputDirectory,
    _ write: (String, Grant) throws -> [Manifest.File]
  ) throws {
    try ledger.note(grant.release, place: directory.place().description)
    let staged = StagedFiles(in: directory.path, number: grant.release)
    try staged.begin()
    let manifest = manifest(grant, try write(staged.folder, grant))
    let text = try manifest.json()
    try put(manifest.readme, staged.folder + "/" + Manifest.readmeName)
    try put(text, staged.folder + "/" + Manifest.fileName)
    try ledger.startWriting(grant.release, manifest: Checksum.of(text))
    // The manifest comes last: where it is, the release is whole.
    try staged.publish(last: Manifest.fileName)
  }

  private func settle(_ release: Int) throws {
    do {
      try ledger.settle(release)
    } catch {
      writeMessage(
        "moult: release \(release) is whole in \(order.directory) and counts; the ledger could not "
          + "be told that it is done, and the next use of the ledger makes up for that")
      throw error
    }
  }

  private func manifest(
    _ grant: Grant, _ files: [Manifest.File]
  ) -> Manifest {
    var manifest = Manifest(grant, request, files: files)
    manifest.fetchAnewBy = fetchAnewBy
    return manifest
  }

  private func put(_ text: String, _ path: String) throws {
    var sink = try OutputSink(path)
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
      writeMessage("moult: nothing was released, and release \(release) does not count")
    } catch {
      writeMessage(
        "moult: release \(release) failed, and the ledger could not be told; until it can be, it counts"
      )
    }
  }

  private func lines(_ grant: Grant, _ what: String) -> [String] {
    let number = grant.release > 0 ? "release \(grant.release): " : ""
    var lines = ["\(number)\(grant.count) \(order.kind.words) \(what)"]
    if let left = grant.usage.left {
      lines.append("\(left - grant.count) are left for '\(grant.recipient.name)' now")
    }
    if request.wanted > grant.count {
      lines.append(
        "\(request.wanted - grant.count) were left out, being over the limit: in the order of the "
          + "input, all from number \(grant.count + 1) on. To go on when more are free: --continue "
          + order.directory)
      if let next = grant.nextFreeing { lines.append("more become free at \(next)") }
    }
    return lines
  }
}
