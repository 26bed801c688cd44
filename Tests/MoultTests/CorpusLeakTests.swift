import Foundation
import Testing

@testable import Moult

/// Redacted real payloads hold nothing that the readers in Python take for an identifier of the
/// record they come from, in any encoding that those know.
@Suite(
  .enabled(if: Corpus.isPresent, Comment(rawValue: Needs.corpus)),
  .enabled(if: Python.interpreter != nil, Comment(rawValue: Needs.python)))
struct CorpusLeakTests {
  /// The ways to redact. The flat line has no texts, so `text` makes no other one than `topics`.
  static let ways: [(policy: String, shape: Redactor.Shape)] = [
    ("strict", .own), ("strict", .flat), ("topics", .own), ("topics", .flat), ("text", .own),
  ]

  /// Words of a text that are the handle of an account which the record names in a place that tells
  /// nothing of this text: in another account's biography, in an address or in a topic. Files with
  /// the number of such handles, and what they are.
  static let explained: [String: (most: Int, why: String)] = [
    "v11-stream/005-spark-test-tweets.json": (4, "the word that stands for a handle"),
    "v11-rest/033-get_user_timeline_count.json": (1, "the platform's name"),
    "user-v11/009-get_friends_0.json": (1, "a company"),
    "user-v11/010-get_friends_1.json": (2, "the platform's name, a program"),
    "user-v11/011-get_friends_2.json": (1, "the platform's name"),
    "user-v11/012-get_friends_3.json": (2, "the platform's name, an adjective"),
    "user-v11/049-testgetfriends_0.json": (1, "the platform's name"),
    "user-v11/051-testgetlistmembers_0.json": (1, "the platform's name"),
    "user-v11/054-testgetlistsubscribers_0.json": (2, "the platform's name, a company"),
    "v2-response/011-media_policy_violation_off.jsonl": (1, "a news agency"),
    "v2-response/012-media_policy_violation_on.jsonl": (1, "a news agency"),
    "v2-response/019-withheld.jsonl": (2, "a team, a topic of one word"),
    "v2-response/029-timeline_mentions.json": (2, "the platform's name, an application"),
    "v2-response/043-test_asyncclient_get_home_timeline_0.json": (3, "companies"),
    "v2-response/044-test_asyncclient_get_liked_tweets_0.json": (1, "the platform's name"),
    "v2-response/045-test_asyncclient_get_list_tweets_0.json": (2, "the platform's name, a team"),
  ]

  /// Prints `[file, record]` for each record of each file.
  static let recordProgram = """
    import json
    from reading import read_records
    for file in sys.argv[2:]:
        for record in read_records(sys.argv[1] + "/" + file):
            print(json.dumps([file, record.line().decode("utf-8")]))
    """

  /// Reads what the ways made of each record, an array of texts a line, and prints
  /// `[file, number of the record, number of the way, kind, value]` for each leak.
  static let leakProgram = """
    import json
    import vocabulary
    from collecting import identifiers
    from reading import read_records
    from searching import leaks
    words = vocabulary.load(sys.argv[2])
    for file in sys.argv[3:]:
        for number, record in enumerate(read_records(sys.argv[1] + "/" + file), 1):
            outputs = json.loads(sys.stdin.readline())
            suspects = leaks(identifiers(record.value), "\\n".join(outputs), words)
            for way, output in enumerate(outputs):
                for leak in leaks(suspects, output, words) if output else ():
                    print(json.dumps([file, str(number), str(way), leak["kind"], leak["value"]]))
    assert not sys.stdin.readline()
    """

  @Test func noIdentifierIsLeft() throws {
    let records = try Python.rows(Self.recordProgram, [Corpus.folder.path] + Corpus.files())
    let outputs = try redacted(records)
    let input = try outputs.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let words = try ClosedWords()
    let leaks = try Python.rows(
      Self.leakProgram, [Corpus.folder.path, words.path] + Corpus.files(),
      input: input.map { $0 + "\n" }.joined())
    var starts: [String: Int] = [:]
    for (index, record) in records.enumerated() where starts[record[0]] == nil {
      starts[record[0]] = index
    }
    var explained: [String: Set<String>] = [:]
    for leak in leaks {
      let place = try #require(starts[leak[0]]) + (try #require(Int(leak[1]))) - 1
      let way = try #require(Int(leak[2]))
      let isCoincidence = Self.isCoincidence(kind: leak[3], leak[4], in: outputs[place][way], way)
      if isCoincidence { continue }
      if Self.ways[way].policy == "text", Self.explained[leak[0]] != nil,
        !leaks.contains(where: { $0[0] == leak[0] && $0[2] != leak[2] && $0[4] == leak[4] })
      {
        explained[leak[0], default: []].insert(leak[1] + leak[4].lowercased())
        continue
      }
      // The value is real, so it is not told.
      Issue.record("\(Self.ways[way]): \(leak[0]), record \(leak[1]) holds a \(leak[3])")
    }
    for (file, found) in explained {
      #expect(found.count <= Self.explained[file]?.most ?? 0, "\(file)")
    }
  }

  /// What the ways make of each record, all its lines as one text.
  private func redacted(_ records: [[String]]) throws -> [[String]] {
    var outputs = records.map { _ in [String]() }
    for way in Self.ways {
      var job = Redactor(try Policy.named(way.policy), shape: way.shape)
      var lines = 0
      for (index, record) in records.enumerated() {
        let run = JobRun(&job, Array(record[1].utf8))
        job.startNextInput()
        lines += run.lines.count
        outputs[index].append(String(decoding: run.output, as: UTF8.self))
      }
      // A comparison with nothing would say nothing.
      #expect(lines > 1000)
    }
    return outputs
  }

  /// Whether a find is no leak: a link of a host alone, which `topics` keeps on purpose, or a handle
  /// or name that is a part of a longer word.
  static func isCoincidence(kind: String, _ value: String, in output: String, _ way: Int) -> Bool {
    guard ways[way].policy != "strict" else { return false }
    if kind == "url" {
      let bare = value.replacing(/^https?:\/\//.ignoresCase(), with: "")
      return !bare.dropLast(bare.hasSuffix("/") ? 1 : 0).contains("/")
    }
    guard kind == "handle" || kind == "name" else { return false }
    var isFound = false
    var rest = output[...]
    while let range = rest.range(of: value, options: .caseInsensitive) {
      isFound = true
      let before = output[..<range.lowerBound].last
      let after = output[range.upperBound...].first
      guard isWordPart(before) || isWordPart(after) else { return false }
      rest = output[range.upperBound...]
    }
    return isFound
  }

  private static func isWordPart(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }
}

/// The words that may stand in redacted data although somebody may bear one as a name: the keys of a
/// flat line and the closed lists, in a file as `leaks.py` reads it.
final class ClosedWords {
  let path: String

  init() throws {
    var words = ["record", "kind", "time", "lang", "account_year", "media_types", "tags", "hosts"]
    var section = ""
    for line in try PackageFolder.data("vocabulary.txt").split(separator: "\n") {
      if line.hasPrefix("[") {
        section = String(line)
      } else if !line.hasPrefix("#") {
        words +=
          section == "[source]" ? [String(line)] : line.split(separator: " ").map(String.init)
      }
    }
    for line in try PackageFolder.data("meanings.txt").split(separator: "\n")
    where line.split(separator: " ").dropFirst().first == "vocabulary" {
      words += line.split(separator: " ").dropFirst(2).map(String.init)
    }
    path = FileManager.default.temporaryDirectory.path + "/moult-words-" + UUID().uuidString
    try words.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
