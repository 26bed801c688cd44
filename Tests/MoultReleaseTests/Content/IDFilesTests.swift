import Foundation
import MoultIO
import MoultLedger
import Testing

@testable import MoultRelease

/// Lists of IDs as a release writes them.
@Suite struct IDFilesTests {
  @Test(arguments: [
    (7, 3, [3, 3, 1]), (6, 3, [3, 3]), (1, 3, [1]), (3, 1, [1, 1, 1]), (20_000, 100_000, [20_000]),
  ]) func splitAndNamed(count: Int, linesEach: Int, counts: [Int]) throws {
    let sample = try ReleaseSample()
    let store = try sample.store(1...count)
    let files = try IDFiles(store, .tweetIDs, linesEach: linesEach).write(
      count, into: sample.folder)
    #expect(files.map(\.count) == counts)
    #expect(files.map(\.name) == counts.indices.map { "tweet-ids-000\($0 + 1).txt" })
    var all = ""
    for file in files {
      let text = try sample.text(of: file.name)
      #expect(file.bytes == text.utf8.count && file.sha256 == Checksum.of(text))
      all += text
    }
    #expect(all == (1...count).map { "\($0)\n" }.joined())
  }

  /// The ledger granted fewer than there are: the first, in the order of the input.
  @Test func fewerThanThereAre() throws {
    let sample = try ReleaseSample()
    _ = try IDFiles(sample.store([9, 8, 7]), .userIDs, linesEach: 9).write(2, into: sample.folder)
    #expect(try sample.text(of: "user-ids-0001.txt") == "9\n8\n")
  }
}
