import Foundation
import MoultIO
import Testing

@testable import MoultLedger
@testable import MoultRelease

/// Releases whose process was killed after a step.
@Suite struct RecoveryTests {
  enum Step: Int, Comparable, CaseIterable {
    case reserved, placed, staged, recorded, partlyNamed, named

    static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
  }

  private static let files = ["README.txt", "manifest.json", "tweet-ids-0001.txt"]

  /// Performs the steps of a release up to one, and leaves the disk as a killed process does.
  private func abandon(_ sample: ReleaseSample, after step: Step) throws {
    let request = sample.order().request(3)
    let grant = try sample.ledger.reserve(request)
    defer { Self.kill(sample, grant.release) }
    guard step > .reserved else { return }
    let directory = try OutputDirectory(sample.path("out"))
    try sample.ledger.note(grant.release, place: directory.place().description)
    guard step > .placed else { return }
    let staged = StagedFiles(in: directory.path, number: grant.release)
    try staged.begin()
    let files = try IDFiles(sample.store(1...3), .tweetIDs, linesEach: 9)
      .write(3, into: staged.folder)
    guard step > .staged else { return }
    let manifest = Manifest(grant, request, files: files)
    try Data(manifest.readme.utf8).write(to: URL(filePath: staged.folder + "/README.txt"))
    let text = try manifest.json()
    try Data(text.utf8).write(to: URL(filePath: staged.folder + "/manifest.json"))
    try sample.ledger.startWriting(grant.release, manifest: Checksum.of(text))
    guard step > .recorded else { return }
    if step == .named { return try staged.publish(last: "manifest.json") }
    try FileManager.default.moveItem(
      atPath: staged.folder + "/README.txt", toPath: sample.path("out/README.txt"))
  }

  /// The lock ends with its process, and its file stays.
  private static func kill(_ sample: ReleaseSample, _ release: Int) {
    let path = sample.path("ledger-release-\(release)")
    let text = FileManager.default.contents(atPath: path)
    sample.ledger.locks.unlock(release)
    _ = FileManager.default.createFile(atPath: path, contents: text)
  }

  @Test(arguments: Step.allCases) func theNextUseCompletesOrGivesBack(step: Step) throws {
    let sample = try ReleaseSample()
    try abandon(sample, after: step)
    let before = sample.names(in: "out")
    // A preview reports what recovery will find, and changes nothing.
    let left = step < .recorded ? 10 : 7
    #expect(try sample.ledger.preview(sample.order().request(0)).usage.left == left)
    #expect(sample.names(in: "out") == before)
    try sample.ledger.recover()
    if step < .recorded {
      #expect(try sample.state() == .givenBack && sample.names(in: "out") == [])
    } else {
      #expect(try sample.state() == .settled && sample.names(in: "out") == Self.files)
      try ReleasedFiles(in: sample.path("out"), sample.ledger).verifyFiles()
    }
    #expect(sample.names(in: "").filter { $0.contains("release") } == [])
  }

  /// It is unknown what became of the files.
  @Test func aDirectoryThatWasMovedCounts() throws {
    let sample = try ReleaseSample()
    try abandon(sample, after: .recorded)
    try FileManager.default.moveItem(atPath: sample.path("out"), toPath: sample.path("elsewhere"))
    try sample.ledger.recover()
    #expect(try sample.state() == .lost)
    #expect(try sample.ledger.preview(sample.order().request(0)).usage.left == 7)
  }

  @Test func aLivingReleaseIsLeftAlone() throws {
    let sample = try ReleaseSample()
    let grant = try sample.ledger.reserve(sample.order().request(3))
    let other = try sample.place.open()
    try other.recover()
    #expect(try sample.state() == .reserved)
    try sample.ledger.giveBack(grant.release)
  }
}
