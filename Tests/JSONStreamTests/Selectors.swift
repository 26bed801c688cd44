import JSONStream

/// Selectors that the tests read by.
enum Selectors {
  static let id: UInt16 = 1
  static let text: UInt16 = 2
  static let user: UInt16 = 3
  static let tags: UInt16 = 4
  static let name: UInt16 = 5
  static let items: UInt16 = 6

  /// `id` (marker 0), `text` (marker 1), `tags` (values), `user` (an object with `id`, `name` and
  /// `user`; marker 2) and `items` (objects like the record, whose own values are not wanted).
  static let sample = sample(keepsUnknown: false)
  /// The same, and unknown values are kept.
  static let keeping = sample(keepsUnknown: true)
  /// A selector that selects nothing.
  static let empty = Selector.Builder().build()

  private static func sample(keepsUnknown: Bool) -> Selector {
    var builder = Selector.Builder(keepsUnknown: keepsUnknown)
    let root = builder.addState()
    let person = builder.addState()
    builder.setRoot(root)
    let edges = [
      builder.addEdge(child: nil, isValue: true),
      builder.addEdge(child: nil, isValue: true),
      builder.addEdge(child: person, isValue: false),
      builder.addEdge(child: nil, isValue: true),
      builder.addEdge(child: nil, isValue: true),
      builder.addEdge(child: root, isValue: false),
    ]
    precondition(edges == [id, text, user, tags, name, items])
    builder.add(key: "id", to: root, edge: id, marker: 0)
    builder.add(key: "text", to: root, edge: text, marker: 1)
    builder.add(key: "user", to: root, edge: user, marker: 2)
    builder.add(key: "tags", to: root, edge: tags)
    builder.add(key: "items", to: root, edge: items)
    builder.add(key: "id", to: person, edge: id, marker: 0)
    builder.add(key: "name", to: person, edge: name, marker: 127)
    builder.add(key: "user", to: person, edge: user)
    return builder.build()
  }
}
