import CMoult
import Testing

/// A value of an Arrow array.
enum ArrowValue: Hashable, CustomStringConvertible {
  case null
  case number(Int64)
  case unsigned(UInt64)
  case real(Double)
  case bool(Bool)
  case text(String)
  case list([ArrowValue])

  var description: String {
    switch self {
    case .null: "null"
    case .number(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .real(let number): "\(number)"
    case .bool(let value): "\(value)"
    case .text(let text): "\"\(text)\""
    case .list(let values): "\(values)"
    }
  }
}

/// Reads arrays as the specification of the C data interface describes them, with nothing of the library.
///
/// https://arrow.apache.org/docs/format/CDataInterface.html and https://arrow.apache.org/docs/format/Columnar.html
struct ArrowReader {
  let format: String
  let name: String
  let isNullable: Bool
  let metadata: [String: String]
  let children: [ArrowReader]
  /// The format of the dictionary's values.
  let dictionary: [ArrowReader]

  init(_ schema: ArrowSchema) throws {
    format = try unsafe String(cString: #require(unsafe schema.format))
    name = unsafe schema.name.map { unsafe String(cString: $0) } ?? ""
    isNullable = unsafe schema.flags & Int64(ARROW_FLAG_NULLABLE) != 0
    metadata = unsafe Self.metadata(schema.metadata)
    children = try (0..<Int(unsafe schema.n_children)).map {
      try unsafe ArrowReader(try #require(unsafe schema.children[$0]).pointee)
    }
    dictionary = try unsafe schema.dictionary.map { [try unsafe ArrowReader($0.pointee)] } ?? []
  }

  private static func metadata(_ bytes: UnsafePointer<CChar>?) -> [String: String] {
    guard let bytes = unsafe bytes else { return [:] }
    var place = 0
    func number() -> Int {
      defer { place += 4 }
      return unsafe Int(UnsafeRawPointer(bytes + place).loadUnaligned(as: Int32.self))
    }
    func text() -> String {
      let count = number()
      defer { place += count }
      return unsafe String(
        decoding: UnsafeRawBufferPointer(start: bytes + place, count: count), as: UTF8.self)
    }
    var pairs: [String: String] = [:]
    for _ in 0..<number() {
      let key = text()
      pairs[key] = text()
    }
    return pairs
  }

  /// All values of an array, which is checked for what every array has to keep.
  func values(of array: ArrowArray) throws -> [ArrowValue] {
    #expect(unsafe array.release != nil, "a released array")
    let buffers = try unsafe buffers(of: array)
    let count = unsafe Int(array.length)
    let offset = unsafe Int(array.offset)
    let words = try unsafe array.dictionary.map { try unsafe dictionary[0].values(of: $0.pointee) }
    #expect((words != nil) == !dictionary.isEmpty)
    let items =
      try format == "+l"
      ? unsafe children[0].values(of: #require(unsafe array.children[0]).pointee) : []
    var values: [ArrowValue] = []
    for row in 0..<count {
      let index = row + offset
      guard unsafe Self.bit(buffers[0], index) ?? true else {
        values.append(.null)
        continue
      }
      let value = try unsafe value(index, buffers, items)
      if let words, case .number(let place) = value {
        values.append(words[Int(place)])
      } else {
        values.append(value)
      }
    }
    #expect(unsafe array.null_count == Int64(values.count { $0 == .null }), "\(name)")
    #expect(isNullable || !values.contains(.null), "\(name)")
    return values
  }

  /// The buffers, whose number and alignment are checked.
  private func buffers(of array: ArrowArray) throws -> [UnsafeRawPointer?] {
    let number =
      switch format {
      case "+s": 1
      case "u": 3
      default: 2
      }
    #expect(unsafe array.n_buffers == Int64(number), "\(name)")
    let start = try unsafe #require(unsafe array.buffers)
    let buffers = unsafe (0..<number).map { unsafe start[$0] }
    for index in 0..<number {
      #expect(unsafe UInt(bitPattern: buffers[index]) % 64 == 0, "\(name)")
    }
    #expect(unsafe (buffers[0] == nil) == (array.null_count == 0), "\(name)")
    for index in 1..<max(number, 1) { #expect(unsafe buffers[index] != nil, "\(name)") }
    return unsafe buffers
  }

  private static func bit(_ buffer: UnsafeRawPointer?, _ index: Int) -> Bool? {
    guard let buffer = unsafe buffer else { return nil }
    return unsafe buffer.load(fromByteOffset: index / 8, as: UInt8.self) >> (index % 8) & 1 == 1
  }

  private func value(
    _ index: Int, _ buffers: [UnsafeRawPointer?], _ items: [ArrowValue]
  ) throws -> ArrowValue {
    let data = try unsafe #require(unsafe buffers[1])
    func load<Number: BitwiseCopyable>(_ type: Number.Type) -> Number {
      unsafe data.load(fromByteOffset: index * MemoryLayout<Number>.stride, as: type)
    }
    func range() -> Range<Int> {
      let (start, end) = unsafe (
        data.load(fromByteOffset: 4 * index, as: Int32.self),
        data.load(fromByteOffset: 4 * index + 4, as: Int32.self)
      )
      return Int(start)..<Int(end)
    }
    switch format {
    case "s": return .number(Int64(load(Int16.self)))
    case "i": return .number(Int64(load(Int32.self)))
    case "l", "tss:UTC": return .number(load(Int64.self))
    case "L": return .unsigned(load(UInt64.self))
    case "g": return .real(load(Double.self))
    case "b": return .bool(unsafe Self.bit(data, index) == true)
    case "u":
      let (range, bytes) = (range(), try unsafe #require(unsafe buffers[2]))
      return unsafe .text(
        String(
          decoding: UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count),
          as: UTF8.self))
    case "+l":
      return .list(Array(items[range()]))
    default:
      Issue.record("an unexpected format \(format)")
      return .null
    }
  }

  /// The rows of a batch.
  func rows(of batch: ArrowArray) throws -> [[String: ArrowValue]] {
    #expect(format == "+s")
    #expect(unsafe batch.n_children == Int64(children.count))
    let count = unsafe Int(batch.length)
    var rows = [[String: ArrowValue]](repeating: [:], count: count)
    for (index, child) in children.enumerated() {
      let array = try unsafe #require(unsafe batch.children[index])
      #expect(unsafe Int(array.pointee.length) == count, "\(child.name)")
      for (row, value) in try unsafe child.values(of: array.pointee).enumerated() {
        rows[row][child.name] = value
      }
    }
    return rows
  }
}
