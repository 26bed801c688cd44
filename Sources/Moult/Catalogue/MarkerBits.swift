/// The bits that keys set in a node's marks.
///
/// Keys that are named by the same conditions of signatures share a bit, since no signature distinguishes them.
struct MarkerBits: Sendable {
  /// For each word, its bit; -1 where no condition names it.
  private var bits: [Int]
  /// The number of bits.
  let count: Int

  /// O(words, and keys of all conditions).
  init(_ types: [Catalogue.ObjectType], words: Int) {
    var classes = KeyClasses(words: words)
    for type in types {
      for signature in type.signatures {
        for condition in signature.conditions { classes.separate(condition.keys) }
      }
    }
    var bitOfClass = Array(repeating: -1, count: classes.count)
    bits = Array(repeating: -1, count: words)
    var count = 0
    for key in 0..<words where classes.ofKey[key] > 0 {
      if bitOfClass[classes.ofKey[key]] < 0 {
        bitOfClass[classes.ofKey[key]] = count
        count += 1
      }
      bits[key] = bitOfClass[classes.ofKey[key]]
    }
    self.count = count
  }

  private init(_ bits: [Int], count: Int) { (self.bits, self.count) = (bits, count) }

  /// The bits of some of the words, which get numbers in their order.
  func kept(_ isKept: [Bool]) -> MarkerBits {
    MarkerBits(zip(bits, isKept).filter(\.1).map(\.0), count: count)
  }

  /// Reads the bits from an image.
  init(_ image: inout ImageReader) {
    count = image.number()
    bits = image.list { $0.optional() ?? -1 }
  }

  func write(to image: inout ImageWriter) {
    image.add(count)
    image.add(bits) { $0.add($1 < 0 ? nil : $1) }
  }

  /// The bit of a key; nil where no signature names it.
  subscript(key: Int) -> Int? { bits[key] < 0 ? nil : bits[key] }
}

/// Keys in classes: a class is separated into the keys that a condition names and the others.
private struct KeyClasses {
  /// For each word, its class; 0 for the words that no condition names.
  private(set) var ofKey: [Int]
  /// For each class, the class into which the current condition moves its keys, or -1.
  private var target = [-1]

  /// The number of classes, with those that no longer have a key.
  var count: Int { target.count }

  init(words: Int) {
    ofKey = Array(repeating: 0, count: words)
  }

  mutating func separate(_ keys: [Int]) {
    let first = count
    var moved: [Int] = []
    for key in keys {
      let old = ofKey[key]
      // A key that is named twice is moved once.
      guard old < first else { continue }
      if target[old] < 0 {
        target[old] = count
        target.append(-1)
        moved.append(old)
      }
      ofKey[key] = target[old]
    }
    for old in moved { target[old] = -1 }
  }
}
