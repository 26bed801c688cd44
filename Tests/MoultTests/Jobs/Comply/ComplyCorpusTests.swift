import JSONStream
import Testing

@testable import Moult

/// Notices and records of the corpus.
@Suite(
  .tags(.corpus),
  .enabled(if: Corpus.isPresent, Comment(rawValue: Needs.corpus)))
struct ComplyCorpusTests {
  /// For each file the kind of IDs, all numbers in it and, after a bar, those that a notice in it removes.
  static let program = """
    import json, re
    for path in sys.argv[1:]:
        text, place, gone = open(path).read(), 0, {"tweets": set(), "users": set()}
        while text[place:].strip():
            place += len(text[place:]) - len(text[place:].lstrip())
            record, place = json.JSONDecoder().raw_decode(text, place)
            record = record.get("data", record)
            if "verb" in record:
                event, number = record["verb"], re.search(r"[0-9]+$", record["object"]["id"])[0]
            elif "action" in record:
                for kind in gone: gone[kind].add(record["id"])
                continue
            else:
                event, body = next(iter(record.items()))
                body = body.get("tweet") or body.get("status") or body.get("user") or body
                number = str(body.get("id_str") or body.get("id"))
            if event in ("delete", "drop", "withheld", "status_withheld"): gone["tweets"].add(number)
            if event in ("user_delete", "user_suspend", "user_protect", "user_withheld"):
                gone["users"].add(number)
        numbers = sorted(set(re.findall("[0-9]+", text)))
        for kind in gone:
            print(json.dumps([path, kind, *numbers, "|", *sorted(gone[kind])]))
    """

  static let noticeFiles =
    ((try? Corpus.files()) ?? []).filter {
      $0.hasPrefix("compliance-stream") || $0 == "compliance-batch-v2/001-users_compliance.jsonl"
        || $0.hasPrefix("v11-stream-control/")
          && ["003", "006", "008", "009"].contains(String($0.dropFirst(19).prefix(3)))
    }

  @Test(.enabled(if: Python.interpreter != nil, Comment(rawValue: Needs.python)))
  func noticesAreReadAlike() throws {
    let rows = try Python.rows(Self.program, Self.noticeFiles.map(Corpus.path))
    #expect(rows.count == 2 * Self.noticeFiles.count && rows.count >= 40)
    #expect(rows.contains { $0.last != "|" })
    for row in rows {
      let bar = try #require(row.firstIndex(of: "|"))
      let numbers = row[2..<bar]
      let file = row[0].dropFirst(Corpus.folder.path.count + 1)
      let text = String(decoding: try Corpus.bytes(String(file)), as: UTF8.self)
      let ids = try #require(ComplianceFilter.Kind(rawValue: row[1]))
      let run = JobRun.comply(numbers.map { $0 + "\n" }.joined(), with: [text], ids: ids)
      #expect(run.lines == numbers.filter { !row[(bar + 1)...].contains($0) }, "\(file)")
    }
  }

  static let recordFiles = ((try? Corpus.files()) ?? []).filter { !$0.hasPrefix("pda") }

  /// The output of a job for each input.
  private func outputs(
    _ job: inout Job<some JobKind>, _ inputs: [[UInt8]]
  ) -> [JobRun] {
    inputs.enumerated().map { index, input in
      if index > 0 { job.startNextInput() }
      return JobRun(&job, input)
    }
  }

  private func ids(_ inputs: [[UInt8]]) -> [[String]] {
    var job = Dehydrator()
    return outputs(&job, inputs).map(\.lines)
  }

  private func complied(_ inputs: [[UInt8]], deleting ids: some Sequence<String>) -> [JobRun] {
    var collector = NoticeCollector()
    let notices = ids.map { #"{"delete":{"status":{"id":\#($0),"id_str":"\#($0)"}}}"# + "\n" }
    #expect(JobRun(&collector, Array(notices.joined().utf8)).codes.isEmpty)
    var job = ComplianceFilter(collector.notices)
    return outputs(&job, inputs)
  }

  /// Without notices every tweet that `dehydrate` finds stays; once all are deleted, none does.
  @Test func deletedTweetsGo() throws {
    let inputs = try Self.recordFiles.map(Corpus.bytes)
    let all = ids(inputs)
    #expect(all.joined().count > 1000)
    let untouched = complied(inputs, deleting: [])
    for (file, pair) in zip(Self.recordFiles, zip(ids(untouched.map(\.output)), all)) {
      #expect(pair.0 == pair.1, "\(file)")
    }
    let every = Set(all.joined()).sorted()
    for some in [Set(every), Set(every.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))] {
      let runs = complied(inputs, deleting: some)
      for (file, pair) in zip(Self.recordFiles, zip(ids(runs.map(\.output)), all)) {
        #expect(Set(pair.0).isDisjoint(with: some) && Set(pair.0).isSubset(of: pair.1), "\(file)")
      }
      #expect(!runs.flatMap(\.codes).contains("not-cut"))
    }
  }
}
