import Foundation
import Testing

@testable import Moult

/// Redacted real payloads contain none of the identifiers that the Python readers find in the original record, in
/// any encoding that these readers decode.
@Suite(
  .tags(.corpus),
  .enabled(if: Corpus.isPresent, Comment(rawValue: Needs.corpus)),
  .enabled(if: Python.interpreter != nil, Comment(rawValue: Needs.python)))
struct CorpusLeakTests {
  /// The policies and shapes. A flat line has no texts, so `text` and `topics` have the same one.
  static let ways: [(policy: String, shape: Redactor.Shape)] = [
    ("strict", .own), ("strict", .flat), ("topics", .own), ("topics", .flat), ("text", .own),
  ]

  /// Words of a text that are a handle by chance: the file, the number of records, and a description.
  static let explained: [String: (most: Int, why: String)] = [
    "v11-stream/005-spark-test-tweets.json": (4, "a placeholder for a handle, used as a handle")
  ]

  /// Prints `[file, record]` for each record of each file.
  static let recordProgram = """
    import json
    from reading import read_records
    for file in sys.argv[2:]:
        for record in read_records(sys.argv[1] + "/" + file):
            print(json.dumps([file, record.line().decode("utf-8")]))
    """

  /// Reads the redacted forms of each record, an array of texts a line, and prints
  /// `[file, number of the record, number of the form, kind, value]` for each leak.
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
    // The values are real, so a failure reports files and numbers alone.
    var unexplained: [String: Int] = [:]
    for leak in leaks {
      let place = try #require(starts[leak[0]]) + (try #require(Int(leak[1]))) - 1
      let way = try #require(Int(leak[2]))
      if Self.isCoincidence(kind: leak[3], leak[4], in: outputs[place][way], way) { continue }
      // By its rule, a tag that is a common word is kept, though somebody bears it as a name.
      if Self.isTagOfCommonWord(leak[4], in: outputs[place][way], way) { continue }
      // By another one, a common word in small letters, or among capitals, is no name in a text.
      if Self.isCommonWord(leak[4], in: outputs[place][way], way) { continue }
      // The name of a service names nobody.
      if Self.isService(leak[4], in: outputs[place][way]) { continue }
      let isInTextAlone =
        Self.ways[way].policy == "text"
        && !leaks.contains { $0[0] == leak[0] && $0[2] != leak[2] && $0[4] == leak[4] }
      if isInTextAlone, Self.explained[leak[0]] != nil {
        explained[leak[0], default: []].insert(leak[1] + leak[4].lowercased())
      } else {
        let (policy, shape) = Self.ways[way]
        unexplained["\(policy), \(shape): a \(leak[3]) of \(leak[0]):\(leak[1])", default: 0] += 1
      }
    }
    for (leak, count) in unexplained.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(leak), \(count) times")
    }
    for (file, found) in explained {
      #expect(found.count <= Self.explained[file]?.most ?? 0, "\(file)")
    }
  }

  /// The redacted forms of each record, each with all of its lines as one text.
  private func redacted(_ records: [[String]]) throws -> [[String]] {
    var outputs = records.map { _ in [String]() }
    for way in Self.ways {
      var job = Redactor(try Policy.named(way.policy), .init(shape: way.shape).withRareValues)
      var lines = 0
      for (index, record) in records.enumerated() {
        let run = JobRun(&job, Array(record[1].utf8))
        job.startNextInput()
        lines += run.lines.count
        outputs[index].append(String(decoding: run.output, as: UTF8.self))
      }
      // A comparison with an empty output proves nothing.
      #expect(lines > 1000)
    }
    return outputs
  }

  /// Whether a match is no leak: a link that is a host alone, which `topics` keeps on purpose, or a handle or
  /// name inside a longer word.
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

  /// Whether a common word is in an output as a tag alone, between quotes or after a number sign.
  static func isTagOfCommonWord(_ value: String, in output: String, _ way: Int) -> Bool {
    guard ways[way].policy != "strict",
      CommonWords.builtIn.contains(Array(value.lowercased().utf8).span)
    else { return false }
    var rest = output[...]
    while let range = rest.range(of: value, options: .caseInsensitive) {
      let before = output[..<range.lowerBound].last
      let after = output[range.upperBound...].first
      let isTag = before == "#" || before == "\"" && after == "\""
      guard isTag || isWordPart(before) || isWordPart(after) else { return false }
      rest = output[range.upperBound...]
    }
    return true
  }

  /// Whether a value is the name of a service, and nowhere a mention of its account.
  static func isService(_ value: String, in output: String) -> Bool {
    let name = value.lowercased()
    return Vocabulary.builtIn.services.contains(Array(name.utf8).span)
      && !output.lowercased().contains("@" + name)
  }

  /// Whether each match of a common word is in small letters or in capitals only, a part of a longer word, a tag, or in the
  /// name of an application.
  static func isCommonWord(_ value: String, in output: String, _ way: Int) -> Bool {
    guard ways[way].policy == "text",
      CommonWords.builtIn.contains(Array(value.lowercased().utf8).span)
    else { return false }
    var rest = output[...]
    while let range = rest.range(of: value, options: .caseInsensitive) {
      let word = output[range]
      let isPlain = word == word.lowercased() || word == word.uppercased()
      let isPart =
        isWordPart(output[..<range.lowerBound].last)
        || isWordPart(output[range.upperBound...].first)
      let isSource = output[..<range.lowerBound].suffix(40)
        .contains(/"source":"[^"]*$/)
      let isTag = output[..<range.lowerBound].last == "#"
      guard isPlain || isPart || isSource || isTag else { return false }
      rest = output[range.upperBound...]
    }
    return true
  }

  private static func isWordPart(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }
}

/// The words that redacted data can contain although they can be somebody's name: the keys of a flat line and the
/// closed lists, in a file for `leaks.py`.
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
