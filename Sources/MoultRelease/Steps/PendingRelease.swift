import Moult
import MoultIO
package import MoultLedger

/// A release whose content is ready. Its steps, in order: reserve in the ledger; write all files to a hidden
/// folder; record the manifest's checksum in the ledger; rename the files to their names, the manifest last;
/// settle in the ledger. If a release stops between two steps, the files on the disk show which.
package struct PendingRelease {
  private let order: ReleaseOrder
  private let request: ReleaseRequest
  private let content: any ReleaseContent
  private let ledger: Ledger
  /// The day by which the content is to be fetched anew; nil where none is named.
  package private(set) var fetchAnewBy: String?

  init(
    _ order: ReleaseOrder, _ request: ReleaseRequest, _ content: any ReleaseContent,
    _ ledger: Ledger
  ) {
    (self.order, self.request, self.content, self.ledger) = (order, request, content, ledger)
  }

  /// A release of IDs.
  ///
  /// - Parameter earlier: the release that this one continues; nil for none.
  package init(
    _ order: ReleaseOrder, _ store: IDStore, linesEach: Int, continues earlier: Int? = nil,
    _ ledger: Ledger
  ) {
    self.init(
      order, order.request(store.count, continues: earlier),
      IDFiles(store, order.kind, linesEach: linesEach), ledger)
  }

  /// A release of hydrated records.
  ///
  /// - Parameter store: the records, finished.
  /// - Throws: ``ReleaseError`` where the gate found a record that is not known to be public.
  package init(_ order: ReleaseOrder, _ store: HydratedStore, _ ledger: Ledger) throws {
    guard !store.isBroken else {
      throw ReleaseError.refused(
        clause: .redistribution,
        reason: "a record that is not known to be public passed the filter.",
        instead: "report this as a fault of moult, with the shape of the input.")
    }
    let days = order.quotas.rule(for: order.kind).fetchAnewDays
    let day = days.map { (ledger.now() + $0 * Moment.secondsPerDay).day }
    self.init(
      order, order.request(store.objects), HydratedFile(store, fetchAnewBy: day), ledger)
    fetchAnewBy = day
  }

  /// The number of items that were requested.
  package var wanted: Int { request.wanted }

  /// What the ledger would grant; nothing is reserved or written.
  package func preview() throws -> Grant { try ledger.preview(request) }

  /// Releases.
  ///
  /// - Returns: what was granted and is complete in the directory.
  /// - Throws: ``LedgerError`` where nothing was reserved; ``ReleaseFailure`` afterwards.
  @discardableResult
  package func perform() throws -> Grant {
    let grant = try ledger.reserve(request)
    var directory: OutputDirectory?
    do {
      let made = try OutputDirectory(order.directory)
      directory = made
      try write(grant, to: made)
    } catch {
      throw failure(grant.release, undo(grant.release, directory), error)
    }
    do {
      try ledger.settle(grant.release)
    } catch {
      throw failure(grant.release, .isComplete, error)
    }
    return grant
  }

  private func write(_ grant: Grant, to directory: OutputDirectory) throws {
    try ledger.note(grant.release, place: directory.place().description)
    let staged = StagedFiles(in: directory.path, number: grant.release)
    try staged.begin()
    let files = try content.write(grant.count, into: staged.folder)
    var manifest = Manifest(grant, request, files: files)
    manifest.fetchAnewBy = fetchAnewBy
    let text = try manifest.json()
    try Self.write(manifest.readme, to: staged.folder + "/" + Manifest.readmeName)
    try Self.write(text, to: staged.folder + "/" + Manifest.fileName)
    try ledger.startWriting(grant.release, manifest: Checksum.of(text))
    // A directory with a manifest is a complete release.
    try staged.publish(last: Manifest.fileName)
  }

  private static func write(_ text: String, to path: String) throws {
    var sink = try OutputSink(path)
    let bytes = Array(text.utf8)
    try sink.write(bytes.span)
    try sink.commit()
  }

  /// Removes the files of a release that failed, and gives it back if none is left.
  ///
  /// - Parameter directory: nil where it could not be created, so that nothing was written to it.
  private func undo(_ release: Int, _ directory: OutputDirectory?) -> ReleaseFailure.Aftermath {
    guard directory?.removeAll() ?? true else { return .filesAreLeft }
    do {
      try ledger.giveBack(release)
      return .doesNotCount
    } catch {
      return .countsUntilRecovery
    }
  }

  private func failure(
    _ release: Int, _ aftermath: ReleaseFailure.Aftermath, _ cause: any Error
  ) -> ReleaseFailure {
    ReleaseFailure(
      release: release, directory: order.directory, aftermath: aftermath, cause: cause)
  }
}
