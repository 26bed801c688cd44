import Foundation
import Testing

/// A workspace with its own ledger; the test sets the command's clock.
struct ShareSample {
  let place: Workspace

  init(recipient options: String = "") throws {
    place = try Workspace()
    try place.write(Self.smallLimits, to: "small.yaml")
    let added = try moult("recipient add Lab --agreed 2019-12-01 \(options)")
    #expect(added.code == 0, "\(added.messages)")
  }

  /// Figures that a test reaches with a few IDs.
  static let smallLimits = """
    limits: small
    date: "2020"
    source: a test
    kinds:
      tweet-ids: {most: 10, within: 30 days, academic: unlimited, permission: raises}
      user-ids: {most: unlimited, within: 30 days}
      message-ids: {most: unlimited, within: 30 days}
      hydrated: {most: 10, within: calendar day, fetch-anew: 1 day}

    """

  /// Runs the command with the words of a shell line.
  func moult(
    _ line: String, at time: String = "2020-01-01T00:00:00Z", environment: String = ""
  ) throws -> Workspace.Finished {
    try place.shell(
      "export XDG_STATE_HOME=$PWD/state MOULT_TEST_CLOCK=\(time) \(environment); \"$MOULT\" \(line)"
    )
  }

  /// Releases a list of IDs.
  func share(
    _ ids: [Int], to directory: String, _ options: String = "",
    at time: String = "2020-01-01T00:00:00Z"
  ) throws -> Workspace.Finished {
    let list = "list-" + directory
    try place.write(ids.map { "\($0)\n" }.joined(), to: list)
    return try moult(
      "share ids --to Lab --limits small.yaml \(options) -o \(directory) \(list)", at: time)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: place.path(name))
  }

  func manifest(_ directory: String) throws -> [String: Any] {
    let data = Data(try place.text(of: directory + "/manifest.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The number of items that the ledger counts, over all releases that were not given back.
  func counted() throws -> Int {
    let run = try moult("ledger export", at: "2030-01-01T00:00:00Z")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let releases = try #require(root["releases"] as? [[String: Any]])
    return releases.filter { $0["state"] as? String != "given back" }
      .compactMap { $0["count"] as? Int }.reduce(0, +)
  }

  /// The number of IDs in the files of a directory; a truncated one counts.
  func idsPresent(in directory: String) throws -> Int {
    let folder = place.path(directory)
    var count = 0
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.contains("ids-"),
        let data = FileManager.default.contents(atPath: folder + "/" + name)
      else { continue }
      count += data.split(separator: UInt8(ascii: "\n")).count
    }
    return count
  }
}
