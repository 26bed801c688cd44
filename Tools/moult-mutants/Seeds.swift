import FoundationEssentials
import JSONStream
import Moult
import MoultIO
import Mutation
import Synthetic

/// The records from which mutants are generated, in both spacings.
struct Seeds {
  let invented: [[UInt8]]
  /// Records of files; none where the folder is missing.
  let real: [[UInt8]]

  /// Longer records would leave time for few mutants.
  private static let longest = 16 << 10

  init(corpus: String) {
    let plain = Form.allCases.flatMap(Self.records)
    // A wrapper is read again by the same code, so a few records of each form are enough.
    let wrapped = stride(from: 0, to: plain.count, by: 7).map { place in
      Self.wrapped(plain[place], place / 7)
    }
    invented = plain + wrapped
    var found: [[UInt8]] = []
    for path in Self.files(in: corpus) {
      guard let records = try? Self.records(of: path) else { continue }
      found += records.filter { $0.count < Self.longest }.flatMap(Self.spaced)
    }
    real = found
  }

  /// Some records that the generator makes in a form.
  private static func records(_ form: Form) -> [[UInt8]] {
    var options = Options()
    options.pageSize = 2
    var stream = Stream(form: form, seed: 1, options: options)
    var bytes: [UInt8] = []
    for _ in 0..<60 { stream.next(into: &bytes) }
    return bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .flatMap { spaced(Array($0)) }
  }

  /// A record in one of several wrappers.
  private static func wrapped(_ record: [UInt8], _ number: Int) -> [UInt8] {
    let text = String(decoding: record, as: UTF8.self)
    let quoted = "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let wrapped =
      switch number % 6 {
      case 0: #"{"_index":"t","_id":"77","_source":\#(text)}"#
      case 1: #"{"hits":{"hits":[{"_id":"77","_source":\#(text)},{"_source":\#(text)}]}}"#
      case 2: #"{"schema":{"type":"string"},"payload":\#(quoted)}"#
      case 3: quoted
      case 4: "77\t" + text
      default:
        #"{"_source":{"_id":{"$oid":"77"},"n":{"$numberLong":"77"},"# + text.dropFirst() + "}"
      }
    return Array(wrapped.utf8)
  }

  private static func spaced(_ record: [UInt8]) -> [[UInt8]] {
    Spacing.allCases.map { $0.of(record) }
  }

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }.sorted()
      .map { folder + "/" + $0 }
  }

  /// The records of a file, byte for byte.
  static func records(of path: String) throws -> [[UInt8]] {
    var source = try InputSource(path)
    var reader = RecordReader(
      selector: KeySelectors.nothing, scripts: Scripts.forms, reading: .parsed)
    var records: [[UInt8]] = []
    while try source.next() {
      reader.feed(source.chunk)
      drain(&reader, into: &records)
    }
    reader.finish()
    drain(&reader, into: &records)
    return records
  }

  private static func drain(_ reader: inout RecordReader, into records: inout [[UInt8]]) {
    while true {
      switch reader.next() {
      case .record:
        let record = reader.record
        let node = record.nodes[record.root]
        guard node.kind == .object else { continue }
        let literal = record.literal(node)
        records.append(literal.indices.map { literal[$0] })
      case .labelled, .rejected: continue
      case .needsInput, .finished: return
      }
    }
  }
}
