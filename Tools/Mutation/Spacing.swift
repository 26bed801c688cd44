/// The two ways in which tools space a record on a line.
public enum Spacing: String, CaseIterable, Sendable {
  /// No space outside of strings.
  case compact
  /// A space after each comma and colon, as `json.dumps` of Python does it.
  case python

  /// A record on a line, with its spaces outside of strings replaced by those of this way.
  public func of(_ line: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(line.count * 2)
    var isInside = false
    var isEscaped = false
    for byte in line {
      if byte == UInt8(ascii: "\""), !isEscaped { isInside.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if !isInside && byte <= UInt8(ascii: " ") { continue }
      out.append(byte)
      let isLead = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      if self == .python && isLead && !isInside { out.append(UInt8(ascii: " ")) }
    }
    return out
  }
}

/// A line with a first field whose value has `length` letters, which moves everything after it;
/// nil where its object has no fields.
public func shifted(_ line: [UInt8], by length: Int) -> [UInt8]? {
  guard line.count > 1, line[0] == UInt8(ascii: "{"), line[1] == UInt8(ascii: "\"") else {
    return nil
  }
  var out = Array("{\"y\":\"".utf8)
  out.append(contentsOf: repeatElement(UInt8(ascii: "y"), count: length))
  out.append(contentsOf: Array("\",".utf8))
  out.append(contentsOf: line[1...])
  return out
}
