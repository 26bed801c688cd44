extension JSONTree {
  /// A syntax error, with its place in characters.
  struct Fault: Error { let place: Int }

  /// Reads a document. For tests only: some texts that are not quite JSON are accepted.
  init(_ text: String) throws {
    var reader = Reader(characters: Array(text.unicodeScalars))
    self = try reader.value()
    reader.space()
    guard reader.place == reader.characters.count else { throw Fault(place: reader.place) }
  }

  private struct Reader {
    let characters: [Unicode.Scalar]
    var place = 0

    mutating func space() {
      while place < characters.count, characters[place].properties.isWhitespace { place += 1 }
    }

    /// Takes a character if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
      space()
      guard place < characters.count, characters[place] == character else { return false }
      place += 1
      return true
    }

    mutating func next() throws -> Unicode.Scalar {
      guard place < characters.count else { throw Fault(place: place) }
      place += 1
      return characters[place - 1]
    }

    mutating func value() throws -> JSONTree {
      if take("{") { return .object(try list(until: "}") { try $0.member() }) }
      if take("[") { return .array(try list(until: "]") { try $0.value() }) }
      if take("\"") { return .string(try string()) }
      let start = place
      while place < characters.count, !",]} \n".unicodeScalars.contains(characters[place]) {
        place += 1
      }
      let literal = String(String.UnicodeScalarView(characters[start..<place]))
      guard ["true", "false", "null"].contains(literal) || Double(literal) != nil else {
        throw Fault(place: start)
      }
      return .literal(literal)
    }

    mutating func list<Item>(
      until end: Unicode.Scalar, _ item: (inout Reader) throws -> Item
    ) throws -> [Item] {
      var items: [Item] = []
      if take(end) { return items }
      repeat { items.append(try item(&self)) } while take(",")
      guard take(end) else { throw Fault(place: place) }
      return items
    }

    mutating func member() throws -> Member {
      guard take("\"") else { throw Fault(place: place) }
      let key = try string()
      guard take(":") else { throw Fault(place: place) }
      return Member(key: key, value: try value())
    }

    mutating func string() throws -> String {
      var text = String.UnicodeScalarView()
      while true {
        let character = try next()
        switch character {
        case "\"": return String(text)
        case "\\": text.append(try escaped())
        default: text.append(character)
        }
      }
    }

    mutating func escaped() throws -> Unicode.Scalar {
      let letter = try next()
      switch letter {
      case "n": return "\n"
      case "t": return "\t"
      case "r": return "\r"
      case "b": return "\u{8}"
      case "f": return "\u{c}"
      case "u": return try unit()
      default: return letter
      }
    }

    mutating func digit() throws -> UInt32 {
      guard let digit = UInt32(String(try next()), radix: 16) else { throw Fault(place: place) }
      return digit
    }

    mutating func unit() throws -> Unicode.Scalar {
      var code: UInt32 = 0
      for _ in 0..<4 { code = try digit() | code << 4 }
      guard code >> 10 == 0xD800 >> 10, take("\\"), try next() == "u" else {
        return Unicode.Scalar(code) ?? "\u{FFFD}"
      }
      var low: UInt32 = 0
      for _ in 0..<4 { low = try digit() | low << 4 }
      return Unicode.Scalar(0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
    }
  }
}
