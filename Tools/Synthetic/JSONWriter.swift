/// Writes JSON in one of the styles, and records the identifiers that it writes if requested.
///
/// A record is written into a buffer that is longer than the record:
///
///     storage  |{"created_at":"Mon ...   |  free  |
///                                        end
///
/// so that a member is written with one check of the capacity instead of one for each byte.
struct JSONWriter {
  let style: Style
  /// Members that are the same in most records.
  private(set) var fragments = Fragments()
  /// The record of identifiers; nil if it was not requested.
  var truth: Truth?
  private var storage = [UInt8](repeating: 0, count: 1 << 12)
  /// The number of bytes written since the last reset.
  private(set) var end = 0
  /// Whether the next value or key is the first of its array or object.
  private var isFirst = true

  init(style: Style) {
    self.style = style
    fragments = Fragments(style)
  }

  /// A writer that continues an object with members, without fragments.
  init(continuing style: Style) {
    self.style = style
    isFirst = false
  }

  /// Begins a new record.
  mutating func reset() {
    isFirst = true
    end = 0
  }

  /// The bytes written since the last reset.
  var written: ArraySlice<UInt8> { storage[..<end] }

  mutating func openObject() {
    put(UInt8(ascii: "{"), separated: true)
    isFirst = true
  }

  mutating func closeObject() {
    put(UInt8(ascii: "}"), separated: false)
    isFirst = false
  }

  mutating func openArray() {
    put(UInt8(ascii: "["), separated: true)
    isFirst = true
  }

  mutating func closeArray() {
    put(UInt8(ascii: "]"), separated: false)
    isFirst = false
  }

  /// Writes a key, which must be ASCII without anything to escape, with its colon.
  mutating func key(_ name: String) {
    write(name, room: 0) { _ in }
    // The value that follows takes no comma.
    isFirst = true
  }

  /// Writes a member: a key and its value.
  ///
  /// - Parameter room: the most bytes that the value takes, without quotation marks.
  @inline(__always)
  mutating func write(_ key: String, room: Int, _ value: (inout Pen) -> Void) {
    write(room: room + key.utf8.count + 4) { pen in
      pen.put(UInt8(ascii: "\""))
      pen.put(key)
      pen.put(UInt8(ascii: "\""))
      pen.put(UInt8(ascii: ":"))
      if pen.style == .python { pen.put(UInt8(ascii: " ")) }
      value(&pen)
    }
  }

  /// Writes a number as a value.
  mutating func value(_ number: UInt64) {
    write(room: 20) { $0.put(decimal: number) }
  }

  /// Writes a number as a string.
  mutating func value(quoted number: UInt64) {
    write(room: 20) { $0.put(quoted: number) }
  }

  /// Writes `true`, `false`, `null` or digits as a value.
  mutating func literal(_ text: String) {
    write(room: text.utf8.count) { $0.put(text) }
  }

  /// Writes a string of ASCII characters as a value.
  mutating func value(_ text: String) {
    write(room: 6 * text.utf8.count) { $0.put(string: text.utf8.span) }
  }

  /// Writes a string of ASCII bytes as a value.
  mutating func value(_ bytes: [UInt8]) {
    write(room: 6 * bytes.count) { $0.put(string: bytes.span) }
  }

  private mutating func put(_ byte: UInt8, separated: Bool) {
    if !separated { isFirst = true }
    write(room: 1) { $0.put(byte) }
  }

  /// Writes one value or member, after the comma that it needs.
  ///
  /// - Parameter room: the most bytes that it takes, without quotation marks, colon and comma.
  @inline(__always)
  mutating func write(room: Int, _ body: (inout Pen) -> Void) {
    reserve(room + 8)
    let style = style
    let isSeparated = !isFirst
    let start = end
    var pen = Pen(style, storage.mutableSpan, at: start)
    if isSeparated {
      pen.put(UInt8(ascii: ","))
      if style == .python { pen.put(UInt8(ascii: " ")) }
    }
    body(&pen)
    end = pen.at
    isFirst = false
  }

  /// Writes members that were written before, with the comma that they begin with.
  mutating func write(_ fragment: Fragment) {
    let bytes = fragment.bytes.span
    reserve(bytes.count)
    let start = end
    var target = storage.mutableSpan
    for index in bytes.indices { target[start + index] = bytes[index] }
    end += bytes.count
  }

  /// Writes a value of this record again: the bytes from `start` to `stop`.
  mutating func repeatValue(from start: Int, to stop: Int) {
    reserve(stop - start)
    let distance = end - start
    var target = storage.mutableSpan
    for index in start..<stop { target[index + distance] = target[index] }
    end += stop - start
    isFirst = false
  }

  private mutating func reserve(_ room: Int) {
    guard storage.count - end < room else { return }
    storage.append(contentsOf: repeatElement(0, count: storage.count + room))
  }
}
