import Moult
import MoultLedger
import Testing

@testable import MoultRelease

/// The gate before hydrated records, and the file that they go to.
@Suite struct HydratedReleaseTests {
  private static func tweet(_ id: Int, protected: String = "false", _ more: String = "") -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"words","truncated":false\#(more),"user":{"id":7,"#
      + #""id_str":"7","name":"N","screen_name":"u","followers_count":1,"protected":\#(protected)}}"#
      + "\n"
  }

  private func store(_ lines: String, isFinished: Bool = true) throws -> HydratedStore {
    let store = HydratedStore()
    let bytes = Array(lines.utf8)
    try store.take(bytes.span)
    if isFinished { store.finish() }
    return store
  }

  /// A tweet with its author is two.
  @Test func aPublicTweet() throws {
    let sample = try ReleaseSample(at: "2020-01-31T12:00:00Z")
    let lines = Self.tweet(1)
    let release = try PendingRelease(
      sample.order(.hydrated), store(lines), sample.ledger)
    #expect(release.fetchAnewBy == "2020-02-01")
    #expect(try release.perform().count == 2)
    #expect(try sample.text(of: "out/hydrated-fetch-anew-by-2020-02-01.jsonl") == lines)
    let manifest = try ReleasedFiles(in: sample.path("out"), sample.ledger).manifest
    #expect(manifest.fetchAnewBy == "2020-02-01" && manifest.files.map(\.count) == [1])
  }

  @Test(arguments: [
    tweet(1, protected: "true"), tweet(1, protected: "null"),
    tweet(1, #","withheld_copyright":true"#),
    tweet(1) + tweet(2, protected: "true"), #"{"id":1,"text":"words"}"# + "\n", "not JSON\n",
  ]) func theGateStops(lines: String) throws {
    let sample = try ReleaseSample()
    let store = try store(lines)
    #expect(store.isBroken)
    let error = try #require(
      #expect(throws: ReleaseError.self) {
        try PendingRelease(sample.order(.hydrated), store, sample.ledger)
      })
    #expect(error.category == .refusal && error.description.contains("`redistribution`"))
    #expect(try sample.state() == nil && sample.names(in: "out") == [])
  }

  @Test func overTheQuota() throws {
    let sample = try ReleaseSample()
    let release = try PendingRelease(
      sample.order(.hydrated), store((1...3).map { Self.tweet($0) }.joined()), sample.ledger)
    #expect(throws: LedgerError.self) { try release.preview() }
    #expect(throws: LedgerError.self) { try release.perform() }
    #expect(sample.names(in: "out") == [])
  }

  /// Notices among the records apply to the records before them.
  @Test func noticesAreAppliedToWhatWaits() throws {
    let waiting = try store(Self.tweet(1) + Self.tweet(2), isFinished: false)
    var collector = NoticeCollector()
    let notice = Array((#"{"delete":{"status":{"id":2,"user_id":7}}}"# + "\n").utf8)
    collector.feed(notice.span)
    collector.finish()
    let (rest, report) = try waiting.applying(collector.notices, Limits())
    rest.finish()
    #expect(rest.objects == 2 && !rest.isBroken && report.withheld.values.reduce(0, +) == 1)
    var bytes = ByteBuffer()
    while try rest.take(into: &bytes) {}
    #expect(bytes.string == Self.tweet(1))
  }
}
