import Foundation
import MoultFiles
import MoultIO
import Testing

@testable import MoultCommand

/// Parts that do not fit, or are not what was written, and what nobody finds in one.
@Suite(.tags(.process)) struct PartRefusalTests {
  static let request = "--by lang,hashtag --min-users 5"

  /// A workspace with one part.
  static func filled() throws -> Workspace {
    let place = try PartSample.filled(40)
    try PartSample.makeParts(1, request, in: place)
    return place
  }

  struct Case: Sendable {
    let make: String
    let merge: String
    let code: Int32
    let message: String
  }

  static let cases = [
    Case(
      make: "true", merge: "part.aa.moult part.aa.moult --key job.key \(request)", code: 64,
      message: "same part"),
    Case(
      make: "cp part.aa.moult copy", merge: "part.aa.moult copy --key job.key \(request)", code: 64,
      message: "copy is the same part as part.aa.moult"),
    Case(
      make: "\"$MOULT\" key new other.key", merge: "part.aa.moult --key other.key \(request)",
      code: 64, message: "another key"),
    Case(
      make: "true", merge: "part.aa.moult --key job.key --by lang", code: 64,
      message: "part.aa.moult is a part of other tables"),
    Case(
      make: "true", merge: "part.aa.moult --key job.key \(request) --most-per-user 3", code: 64,
      message: "other tables"),
    Case(
      make: "true", merge: "part.aa.moult --key job.key \(request) --where lang=en", code: 64,
      message: "other tables"),
    Case(
      make:
        "\"$MOULT\" aggregate \(request) --repeated --partial each --key job.key in.jsonl",
      merge: "part.aa.moult each --key job.key \(request)", code: 64, message: "repeated tweets"),
    Case(
      make: "sed -i 's/^version: .*/version: 0.0.9/' part.aa.moult",
      merge: "part.aa.moult --key job.key \(request)", code: 64, message: "made by moult 0.0.9"),
    Case(
      make: "sed -i 's/^catalogue: ./catalogue: x/' part.aa.moult",
      merge: "part.aa.moult --key job.key \(request)", code: 64, message: "other catalogues"),
    Case(
      make: "sed -i 's/^moult part 1/moult part 2/' part.aa.moult",
      merge: "part.aa.moult --key job.key \(request)", code: 64, message: "another form"),
    Case(
      make: "true", merge: "in.jsonl --key job.key \(request)", code: 64,
      message: "in.jsonl is no part of tables"),
    Case(
      make: "true", merge: "/dev/null --key job.key \(request)", code: 64,
      message: "is no part of tables"),
    Case(
      make: "true", merge: "part.aa.moult --key in.jsonl \(request)", code: 64,
      message: "in.jsonl is no key"),
    Case(
      make: "true", merge: "part.aa.moult --key missing \(request)", code: 74,
      message: "does not exist"),
    Case(
      make: "truncate -s -1 part.aa.moult", merge: "part.aa.moult --key job.key \(request)",
      code: 74, message: "part.aa.moult ends too early"),
    Case(
      make: "echo >>part.aa.moult", merge: "part.aa.moult --key job.key \(request)", code: 74,
      message: "part.aa.moult was changed"),
    Case(
      make: "true", merge: "part.aa.moult --key job.key \(request) -o tables/", code: 64,
      message: "one output"),
    Case(make: "true", merge: "--key job.key \(request)", code: 64, message: "Name the parts"),
  ]

  /// Each refusal names the file, and nothing is printed or replaced.
  @Test(arguments: cases) func refused(_ wanted: Case) throws {
    let place = try Self.filled()
    try place.write("before", to: "out.csv")
    #expect(try place.shell(wanted.make).code == 0)
    let output = wanted.merge.contains(" -o ") ? "" : "-o out.csv"
    let run = try place.shell("\"$MOULT\" merge \(wanted.merge) \(output)")
    #expect(run.code == wanted.code, "\(run.messages)")
    #expect(run.messages.contains(wanted.message), "\(run.messages)")
    #expect(run.output.isEmpty)
    #expect(try place.text(of: "out.csv") == "before")
  }

  /// The content of a part as it is read by a merge; throws where it is not what was written.
  private func content(of path: String, _ wanted: PartHeader, _ key: JobKey) throws -> [UInt8] {
    var part = try PartReader(path, key)
    try wanted.check(part.header, of: path)
    var bytes: [UInt8] = []
    while try part.next({ block in
      for index in block.indices { bytes.append(block[index]) }
      return true
    }) {}
    #expect(part.summary != nil)
    return bytes
  }

  /// A change of any byte, and every prefix, is refused.
  @Test func damage() throws {
    let place = try Self.filled()
    let (path, damaged) = (place.path("part.aa.moult"), place.path("damaged"))
    let key = try JobKey(file: place.path("job.key"))
    let header = try PartReader(path, key).header
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try content(of: path, header, key).count > 300)
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= UInt8(1 << (index % 8))
      try bytes.write(to: URL(fileURLWithPath: damaged))
      #expect(throws: (any Error).self, "byte \(index)") { try content(of: damaged, header, key) }
      try whole.prefix(index).write(to: URL(fileURLWithPath: damaged))
      #expect(throws: (any Error).self, "\(index) bytes") { try content(of: damaged, header, key) }
    }
  }

  /// No value of the input is readable in a part: no ID, handle, tag, host, text, nor a plain hash of them.
  @Test func canaries() throws {
    let place = try Self.filled()
    let run = try place.shell(
      #"""
      for word in canary_ 70000 90000 storm rain rare example falls in.jsonl hashtag 4915; do
        grep -acF -e "$word" part.aa.moult && echo "found $word"
      done | grep found
      stat -c %a part.aa.moult
      """#)
    #expect(run.output == "600\n")
  }

  @Test(arguments: [
    "--partial x", "--key job.key", "--partial x --key job.key -o y",
    "--partial x --key job.key --format json", "--partial x --key job.key -o y/",
    "--partial x --key job.key --output-sqlite y", "--partial - --key job.key",
    "--partial x --key job.key --compress gzip", "--partial job.key --key job.key",
    "--partial in.jsonl --key job.key", "--partial x --key job.key --unique-memory 9M",
    "--partial x --key job.key --unsafe-for-tests",
  ]) func optionsThatDoNotGoTogether(_ options: String) throws {
    let place = try PartSample.filled(20)
    let key = try place.text(of: "job.key")
    let before = try place.names()
    let run = try place.shell("\"$MOULT\" aggregate --by lang \(options) in.jsonl")
    #expect(run.code == 64 && run.output.isEmpty && !run.messages.isEmpty)
    #expect(try place.text(of: "job.key") == key)
    #expect(try Set(place.names()).subtracting(before).subtracting(["output", "messages"]).isEmpty)
  }

  /// Without a useful record there is no part, and an earlier one stays.
  @Test func noRecord() throws {
    let place = try Self.filled()
    try place.write("", to: "empty.jsonl")
    let run = try place.shell(
      "cp part.aa.moult before; \"$MOULT\" aggregate \(Self.request) --partial part.aa.moult --key job.key empty.jsonl; code=$?; cmp before part.aa.moult && exit $code"
    )
    #expect(run.code == 65)
  }

  /// Too many cells are an error of the part, or of the merge.
  @Test func tooManyCells() throws {
    let place = try Self.filled()
    let part = try place.shell(
      "\"$MOULT\" aggregate \(Self.request) --max-cells 2 --partial x --key job.key in.jsonl")
    #expect(part.code == 74 && part.messages.contains("more than 2 cells"))
    let merge = try place.shell(
      "\"$MOULT\" merge part.aa.moult --key job.key \(Self.request) --max-cells 2")
    #expect(merge.code == 74 && merge.output.isEmpty)
  }
}
