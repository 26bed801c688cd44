/// An encoding of text whose units have two or four bytes, as PowerShell's `>` and Excel's "Unicode text" write it.
enum WideEncoding: Sendable, Hashable, CaseIterable {
  // A mark of UTF-32 starts like one of UTF-16, so it is compared first.
  case utf32Little, utf32Big, utf16Little, utf16Big

  /// The bytes of one unit.
  var unit: Int {
    switch self {
    case .utf16Little, .utf16Big: 2
    case .utf32Little, .utf32Big: 4
    }
  }

  /// The name in messages.
  var name: String { unit == 2 ? "UTF-16" : "UTF-32" }

  private var mark: [UInt8] {
    switch self {
    case .utf32Little: [0xFF, 0xFE, 0, 0]
    case .utf32Big: [0, 0, 0xFE, 0xFF]
    case .utf16Little: [0xFF, 0xFE]
    case .utf16Big: [0xFE, 0xFF]
    }
  }

  /// The place in a unit of the byte that an ASCII character has.
  private var low: Int {
    switch self {
    case .utf16Little, .utf32Little: 0
    case .utf16Big, .utf32Big: unit - 1
    }
  }

  /// The bytes that decide. JSON and lists begin with ASCII, so without a mark the places of the zeros show the
  /// encoding (RFC 4627, section 3).
  private static let reach = 8
  private static let leastBytes = 4

  /// The encoding of a stream by its mark or its first characters; nil for UTF-8 and for what is no text.
  ///
  /// Reads further ahead only while the bytes so far may be such an encoding.
  static func find(in stream: ByteStream) throws -> WideEncoding? {
    while true {
      let bytes = stream.lookedAt.prefix(reach)
      let fitting = allCases.filter { $0.mayBegin(bytes) }
      if fitting.isEmpty { return nil }
      let isAll = bytes.count == reach
      if try isAll || !stream.lookFurther() { return fitting.first { $0.begins(bytes) } }
    }
  }

  /// Whether the encoding is possible, as far as the bytes go.
  private func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: mark) || mark.starts(with: bytes) || isASCII(bytes)
  }

  private func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: mark) || (bytes.count >= Self.leastBytes && isASCII(bytes))
  }

  /// Whether the bytes are ASCII text in this encoding; the last unit may be incomplete.
  private func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.enumerated().allSatisfy { index, byte in
      index % unit == low ? 0x20...0x7E ~= byte || 0x09...0x0D ~= byte : byte == 0
    }
  }
}
