/// Fields of objects; identifiers among them are recorded.
extension JSONWriter {
  mutating func member(_ key: String, _ flag: Bool) {
    write(key, room: 5) { $0.put(flag ? "true" : "false") }
  }

  mutating func member(_ key: String, _ number: Int) {
    write(key, room: 20) { $0.put(decimal: UInt64(number)) }
  }

  mutating func member(_ key: String, text: [UInt32]) {
    write(key, room: 12 * text.count) { $0.put(string: text.span) }
  }

  mutating func member(_ key: String, ascii: [UInt8]) {
    write(key, room: 6 * ascii.count) { $0.put(string: ascii.span) }
  }

  /// A string of ASCII characters.
  mutating func member(_ key: String, string: String) {
    write(key, room: 6 * string.utf8.count) { $0.put(string: string.utf8.span) }
  }

  /// A moment in the form of v1.1.
  mutating func member(_ key: String, legacy moment: Instant) {
    write(key, room: 32) { $0.put(legacy: moment) }
  }

  /// A moment in the form of v2.
  mutating func member(_ key: String, iso moment: Instant, ending: String = ".000Z") {
    write(key, room: 32) { $0.put(iso: moment, ending: ending) }
  }

  mutating func null(_ key: String) {
    write(key, room: 4) { $0.put("null") }
  }

  /// An ID pair: a number and the same as a string, both null without an ID.
  mutating func id(_ key: String, _ twin: String, _ id: UInt64?) {
    guard let id else {
      null(key)
      null(twin)
      return
    }
    truth?.ids.insert(id)
    write(key, room: 20) { $0.put(decimal: id) }
    write(twin, room: 20) { $0.put(quoted: id) }
  }

  /// An ID as a string, as v2 writes all IDs.
  mutating func id(_ key: String, _ id: UInt64) {
    truth?.ids.insert(id)
    write(key, room: 20) { $0.put(quoted: id) }
  }

  /// An ID as a string in an array.
  mutating func id(_ id: UInt64) {
    truth?.ids.insert(id)
    value(quoted: id)
  }

  mutating func handle(_ key: String, _ who: Identity) {
    truth?.handles.insert(String(decoding: who.handle, as: UTF8.self))
    member(key, ascii: who.handle)
  }

  mutating func name(_ key: String, _ who: Identity) {
    truth?.names.insert(String(who.name))
    member(key, text: who.name)
  }

  mutating func url(_ key: String, _ address: [UInt8]) {
    truth?.urls.insert(String(decoding: address, as: UTF8.self))
    member(key, ascii: address)
  }

  /// An address in two parts, the first without anything to escape.
  mutating func url(_ key: String, _ scheme: String, _ rest: [UInt8]) {
    truth?.urls.insert(scheme + String(decoding: rest, as: UTF8.self))
    write(key, room: scheme.utf8.count + 6 * rest.count) { pen in
      pen.put(UInt8(ascii: "\""))
      pen.put(scheme)
      pen.put(escaped: rest.span)
      pen.put(UInt8(ascii: "\""))
    }
  }

  /// A fraction with `places` digits after the point.
  ///
  /// v1.1 writes all of them. Tools that parse and rewrite the number drop its trailing zeros.
  mutating func fraction(_ units: Int, places: Int) {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let (whole, part) = Int(units.magnitude).quotientAndRemainder(dividingBy: scale)
    var digits = String(String(scale + part).dropFirst())
    if style != .wire {
      while digits.count > 1, digits.last == "0" { digits.removeLast() }
    }
    literal("\(units < 0 ? "-" : "")\(whole).\(digits)")
  }

  /// The two indices of an entity as an array.
  mutating func indices(_ range: Range<Int>) {
    key("indices")
    numbers(range.lowerBound, range.upperBound)
  }

  mutating func numbers(_ first: Int, _ second: Int) {
    openArray()
    value(UInt64(first))
    value(UInt64(second))
    closeArray()
  }
}
