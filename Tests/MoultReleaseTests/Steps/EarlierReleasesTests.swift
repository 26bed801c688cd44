import Foundation
import MoultIO
import MoultLedger
import Testing

@testable import MoultRelease

/// Releases that cannot be continued, each with its reason.
@Suite struct EarlierReleasesTests {
  private func exclude(
    _ sample: ReleaseSample, _ names: [String], _ order: ReleaseOrder? = nil
  ) throws {
    let directories = names.map(sample.path)
    _ = try EarlierReleases(directories, order ?? sample.order(), sample.ledger)
      .exclude(from: IDStore())
  }

  @Test func aReleaseThatContinuesAnother() throws {
    let sample = try ReleaseSample()
    try sample.release(1...2, to: "a")
    try PendingRelease(
      sample.order(to: "b"), sample.store(3...4), linesEach: 100, continues: 1, sample.ledger
    ).perform()
    #expect(throws: ReleaseError.earlierNotNamed(release: 2, continues: 1)) {
      try exclude(sample, ["b"])
    }
    try exclude(sample, ["b", "a"])
  }

  @Test func ofAnotherKindOrToAnotherRecipient() throws {
    let sample = try ReleaseSample()
    try sample.ledger.add(NewRecipient(name: "Other", agreed: Moment(day: "2019-12-01")!))
    try sample.release(1...2)
    let error = ReleaseError.otherRelease(1, kind: .tweetIDs, recipient: "Lab")
    #expect(throws: error) { try exclude(sample, ["out"], sample.order(.userIDs)) }
    #expect(throws: error) { try exclude(sample, ["out"], sample.order(recipient: "Other")) }
    // A name is the same in any case.
    try exclude(sample, ["out"], sample.order(recipient: "LAB"))
  }

  @Test func whatIsNotARelease() throws {
    let sample = try ReleaseSample()
    #expect(throws: ReleaseError.noManifest(directory: sample.path("none"))) {
      try exclude(sample, ["none"])
    }
    try sample.release(1...2)
    try sample.write("2\n1\n", to: "out/tweet-ids-0001.txt")
    #expect(throws: ReleaseError.changedFile(sample.path("out/tweet-ids-0001.txt"))) {
      try exclude(sample, ["out"])
    }
    try sample.write("1\n2\n3\n", to: "out/tweet-ids-0001.txt")
    #expect(throws: ReleaseError.fileTooLong(sample.path("out/tweet-ids-0001.txt"))) {
      try exclude(sample, ["out"])
    }
    let manifest = try sample.text(of: "out/manifest.json")
    try sample.write(
      manifest.replacing("\"count\" : 2", with: "\"count\" : 1"), to: "out/manifest.json")
    #expect(throws: LedgerError.self) { try exclude(sample, ["out"]) }
    try sample.write("{}", to: "out/manifest.json")
    #expect(throws: ReleaseError.notAManifest(file: sample.path("out/manifest.json"))) {
      try exclude(sample, ["out"])
    }
  }

  @Test(arguments: ["../list", "..", "/etc/passwd"]) func aFileOutside(name: String) throws {
    let sample = try ReleaseSample()
    try sample.release(1...2)
    let release = try ReleasedFiles(in: sample.path("out"), sample.ledger)
    try release.verifyFiles()
    #expect(throws: ReleaseError.fileOutside(directory: sample.path("out"))) {
      try release.content(of: .init(name: name, count: 1, bytes: 100, sha256: ""))
    }
  }
}
