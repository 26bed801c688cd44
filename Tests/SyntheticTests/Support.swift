import Foundation
import Synthetic

/// A record with its truth.
struct Made: Sendable {
  let bytes: [UInt8]
  let truth: Truth

  /// The record without its line end, as text.
  var text: String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// The record, read by a parser that has no code in common with the generator.
  func parsed() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    guard let object = value as? [String: Any] else { throw NotAnObject() }
    return object
  }

  /// The record, rewritten in one way, so that two forms of it can be compared.
  func sorted() throws -> Data {
    try JSONSerialization.data(withJSONObject: parsed(), options: .sortedKeys)
  }

  struct NotAnObject: Error {}
}

/// The first records of a stream.
func make(_ form: Form, _ count: Int, seed: UInt64 = 1, _ options: Options = Options()) -> [Made] {
  var stream = Synthetic.Stream(form: form, seed: seed, options: options)
  return (0..<count).map { _ in
    var bytes: [UInt8] = []
    var truth = Truth()
    stream.next(into: &bytes, truth: &truth)
    return Made(bytes: bytes, truth: truth)
  }
}

/// The first records of a stream, generated without their truth.
func bytes(_ form: Form, _ count: Int, seed: UInt64 = 1, _ options: Options = Options()) -> [UInt8]
{
  var stream = Synthetic.Stream(form: form, seed: seed, options: options)
  var bytes: [UInt8] = []
  for _ in 0..<count { stream.next(into: &bytes) }
  return bytes
}

/// A few pages, or many lines.
func someRecords(_ form: Form) -> Int {
  form == .v2Pages || form == .v2Python ? 2 : 150
}

/// The first records of every form, generated once for all tests that only read them.
let samples: [Form: [Made]] = Dictionary(
  uniqueKeysWithValues: Form.allCases.map { ($0, make($0, someRecords($0))) })

/// The first records of a form.
func sample(_ form: Form) -> [Made] {
  samples[form] ?? []
}

extension Dictionary where Key == String, Value == Any {
  func object(_ key: String) -> [String: Any]? { self[key] as? [String: Any] }
  func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
  func string(_ key: String) -> String? { self[key] as? String }
}

extension [UInt8] {
  /// The runs of bytes for which a condition holds, with the byte before and the byte after.
  func runs(where holds: (UInt8) -> Bool) -> [(before: UInt8?, run: String, after: UInt8?)] {
    var found: [(before: UInt8?, run: String, after: UInt8?)] = []
    var start: Int?
    for index in 0...count {
      if index < count, holds(self[index]) {
        start = start ?? index
      } else if let first = start {
        let run = String(decoding: self[first..<index], as: UTF8.self)
        found.append(
          (first > 0 ? self[first - 1] : nil, run, index < count ? self[index] : nil))
        start = nil
      }
    }
    return found
  }
}

/// Every object in a value, however deep.
func objects(in value: Any) -> [[String: Any]] {
  if let object = value as? [String: Any] {
    return [object] + object.values.flatMap(objects(in:))
  }
  return (value as? [Any])?.flatMap(objects(in:)) ?? []
}

/// Every string in a value, however deep.
func strings(in value: Any) -> [String] {
  if let text = value as? String { return [text] }
  if let object = value as? [String: Any] { return object.values.flatMap(strings(in:)) }
  return (value as? [Any])?.flatMap(strings(in:)) ?? []
}
