public import JSONStream

/// Selectors made of the keys that occur in records.
public enum KeySelectors {
  /// The keys of records, in order, without those that have escapes.
  public static func keys(in lines: [[UInt8]]) -> [String] {
    var found: Set<String> = []
    for line in lines {
      // Text between two quotes and before a colon may be a key; an extra one is harmless.
      let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      for (part, next) in zip(parts, parts.dropFirst()) where next.first == UInt8(ascii: ":") {
        if !part.contains(UInt8(ascii: "\\")) {
          found.insert(String(decoding: part, as: UTF8.self))
        }
      }
    }
    return found.sorted()
  }

  /// Reads every value of every object: all keys lead back to the one state.
  public static func everything(_ keys: [String]) -> Selector {
    var builder = Selector.Builder()
    let root = builder.addState()
    builder.setRoot(root)
    for (index, key) in keys.enumerated() {
      let edge = builder.addEdge(child: root, isValue: true)
      builder.add(key: key, to: root, edge: edge, marker: index % 128)
    }
    builder.addOtherKeys(to: root, edge: builder.addEdge(child: root, isValue: true))
    return builder.build()
  }

  /// Reads some of the keys in each of three states, with or without values, objects and marks.
  public static func some(_ keys: [String], seed: UInt64) -> Selector {
    var random = SeededGenerator(seed: seed)
    var builder = Selector.Builder()
    let states = (0..<3).map { _ in builder.addState() }
    builder.setRoot(states[0])
    for state in states {
      for key in keys where random.below(2) == 0 {
        let child = random.below(3) > 0 ? random.pick(states) : nil
        let edge = builder.addEdge(child: child, isValue: random.below(2) == 0)
        let marker = random.below(2) == 0 ? random.below(128) : nil
        builder.add(key: key, to: state, edge: edge, marker: marker)
      }
    }
    return builder.build()
  }

  /// Selects nothing.
  public static let nothing = Selector.Builder().build()
}
