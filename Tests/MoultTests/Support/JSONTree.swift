/// A JSON document that tests can change, with its fields in order and its numbers in their original spelling.
indirect enum JSONTree: Equatable, Sendable {
  case object([Member])
  case array([JSONTree])
  case string(String)
  /// A number, `true`, `false` or `null`, in its original spelling.
  case literal(String)

  struct Member: Equatable, Sendable {
    var key: String
    var value: JSONTree
  }

  /// The path to a value: keys and indices.
  enum Step: Equatable, Sendable {
    case key(String)
    case index(Int)
  }

  var isLeaf: Bool {
    switch self {
    case .string, .literal: true
    case .object, .array: false
    }
  }

  /// The document in one line.
  var text: String {
    switch self {
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .string(let string): Self.quoted(string)
    case .literal(let literal): literal
    }
  }

  private static func quoted(_ string: String) -> String {
    "\"" + string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The paths to all values in this one, its own empty path first.
  var paths: [[Step]] {
    switch self {
    case .object(let members):
      [[]] + members.flatMap { member in member.value.paths.map { [.key(member.key)] + $0 } }
    case .array(let elements):
      [[]]
        + elements.enumerated().flatMap { index, value in value.paths.map { [.index(index)] + $0 } }
    case .string, .literal: [[]]
    }
  }

  subscript(path: ArraySlice<Step>) -> JSONTree? {
    guard let step = path.first else { return self }
    switch (self, step) {
    case (.object(let members), .key(let key)):
      return members.first { $0.key == key }?.value[path.dropFirst()]
    case (.array(let elements), .index(let index)): return elements[index][path.dropFirst()]
    default: return nil
    }
  }

  /// The document with another value at a place.
  func replacing(_ path: ArraySlice<Step>, with value: JSONTree) -> JSONTree {
    changing(path) { _ in value }
  }

  /// The document with another key at a place.
  func renaming(_ path: [Step], to key: String) -> JSONTree {
    changing(path.dropLast()) { parent in
      guard case .object(let members) = parent, case .key(let old)? = path.last else {
        return parent
      }
      return .object(members.map { $0.key == old ? Member(key: key, value: $0.value) : $0 })
    }
  }

  private func changing(_ path: ArraySlice<Step>, _ change: (JSONTree) -> JSONTree) -> JSONTree {
    guard let step = path.first else { return change(self) }
    switch (self, step) {
    case (.object(let members), .key(let key)):
      return .object(
        members.map { member in
          member.key != key
            ? member
            : Member(key: key, value: member.value.changing(path.dropFirst(), change))
        })
    case (.array(let elements), .index(let index)):
      return .array(
        elements.enumerated().map { place, value in
          place == index ? value.changing(path.dropFirst(), change) : value
        })
    default: return self
    }
  }
}

extension [JSONTree.Step] {
  /// The path as text, such as `entities.urls[0].url`.
  var dotted: String {
    reduce("") { text, step in
      switch step {
      case .key(let key): text.isEmpty ? key : text + "." + key
      case .index(let index): text + "[\(index)]"
      }
    }
  }
}
