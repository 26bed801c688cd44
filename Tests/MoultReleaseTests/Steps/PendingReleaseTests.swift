import Foundation
import MoultIO
import MoultLedger
import Testing

@testable import MoultRelease

/// The steps of a release, and what becomes of one that fails.
@Suite struct PendingReleaseTests {
  /// Content that a test writes.
  private struct Content: ReleaseContent {
    let write: (String) throws -> Void

    func write(_ count: Int, into directory: String) throws -> [Manifest.File] {
      try write(directory)
      return [Manifest.File(name: "list", count: count, bytes: 0, sha256: "")]
    }
  }

  private func pending(
    _ sample: ReleaseSample, _ write: @escaping (String) throws -> Void
  ) -> PendingRelease {
    let order = sample.order()
    return PendingRelease(order, order.request(3), Content(write: write), sample.ledger)
  }

  private func failure(_ release: PendingRelease) throws -> ReleaseFailure {
    try #require(#expect(throws: ReleaseFailure.self) { try release.perform() })
  }

  /// While the files are written, the release counts and none of them has its name.
  @Test func theFilesGetTheirNamesLast() throws {
    let sample = try ReleaseSample()
    let release = pending(sample) { folder in
      #expect(try sample.state() == .reserved)
      #expect(sample.names(in: "out") == [".moult-unfinished-1"])
      #expect(folder == sample.path("out/.moult-unfinished-1"))
      #expect(sample.names(in: "").contains("ledger-release-1"))
      try sample.write("1\n", to: "out/.moult-unfinished-1/list")
    }
    let grant = try release.perform()
    #expect(grant.release == 1 && grant.count == 3)
    #expect(try sample.state() == .settled)
    #expect(sample.names(in: "out") == ["README.txt", "list", "manifest.json"])
    #expect(sample.names(in: "") == ["ledger", "ledger-head", "out"])
    let sum = Checksum.of(try sample.text(of: "out/manifest.json"))
    #expect(try sample.ledger.state().release(1)?.manifest == sum)
  }

  @Test func aPreviewReservesNothing() throws {
    let sample = try ReleaseSample()
    let grant = try pending(sample) { _ in Issue.record("nothing is written") }.preview()
    #expect(grant.release == 0 && grant.count == 3)
    #expect(try sample.state() == nil)
    #expect(sample.names(in: "") == ["ledger", "ledger-head"])
  }

  @Test func contentThatFailsIsGivenBack() throws {
    let sample = try ReleaseSample()
    let failed = try failure(
      pending(sample) { folder in
        try Data("1\n".utf8).write(to: URL(fileURLWithPath: folder + "/list"))
        throw CocoaError(.fileWriteOutOfSpace)
      })
    #expect(failed.aftermath == .doesNotCount && failed.cause is CocoaError)
    #expect(try sample.state() == .givenBack)
    #expect(sample.names(in: "") == ["ledger", "ledger-head"])
    #expect(try sample.release(1...10).count == 10)
  }

  /// What is in the directory already stays there.
  @Test func aDirectoryThatIsNotEmpty() throws {
    let sample = try ReleaseSample()
    try FileManager.default.createDirectory(
      atPath: sample.path("out"), withIntermediateDirectories: false)
    try sample.write("kept", to: "out/file")
    let failed = try failure(pending(sample) { _ in Issue.record("nothing is written") })
    #expect(failed.aftermath == .doesNotCount)
    #expect((failed.cause as? IOError)?.code == .alreadyThere)
    #expect(try sample.text(of: "out/file") == "kept" && sample.state() == .givenBack)
  }

  /// A folder among the files is not removed, so it is unknown whether something was released.
  @Test func filesThatAreLeftCount() throws {
    let sample = try ReleaseSample()
    let failed = try failure(
      pending(sample) { folder in
        try FileManager.default.createDirectory(
          atPath: folder + "/other", withIntermediateDirectories: false)
        throw CocoaError(.fileWriteUnknown)
      })
    #expect(failed.aftermath == .filesAreLeft && failed.description.contains("it counts"))
    #expect(try sample.state() == .reserved)
    #expect(throws: LedgerError.self) { try sample.release(1...8, to: "next") }
  }

  /// The ledger refuses a row because the clock was set back.
  @Test func aLedgerThatFailsAfterTheFailure() throws {
    let sample = try ReleaseSample()
    let failed = try failure(
      pending(sample) { _ in
        sample.surroundings.set("2019-12-31T00:00:00Z")
        throw CocoaError(.fileWriteUnknown)
      })
    #expect(failed.aftermath == .countsUntilRecovery && sample.names(in: "out") == [])
    sample.surroundings.set("2020-01-01T00:00:00Z")
    #expect(try sample.state() == .reserved)
  }

  @Test func aLedgerThatFailsAtTheEnd() throws {
    let sample = try ReleaseSample()
    let day = "2020-01-01T00:00:00Z"
    // The rows of the reservation, of the manifest, and of the end.
    sample.surroundings.set(day, day, "2019-12-31T00:00:00Z")
    let failed = try failure(
      pending(sample) { try Data().write(to: URL(fileURLWithPath: $0 + "/list")) })
    #expect(failed.aftermath == .isComplete && failed.description.contains("and counts"))
    #expect(failed.cause as? LedgerError != nil)
    #expect(sample.names(in: "out") == ["README.txt", "list", "manifest.json"])
    #expect(try sample.state() == .writing)
  }
}
