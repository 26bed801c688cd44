/// A canary: a value that is inserted into each place of a record in turn and is found nowhere
/// else, so that the output of a job shows from which place it came.
enum CanaryBird: String, CaseIterable, Sendable {
  /// A word that is a well-formed hashtag.
  case word
  /// A text with characters that some formats escape.
  case marks
  /// Nine digits and more, as a number and as a string, which is well-formed for no meaning.
  case number, digits
  /// Values of the wrong type that contain the word; an array counts as its elements.
  case object, array

  var needle: Needle { self == .number || self == .digits ? .figures : .word }

  func value(_ place: Int) -> JSONTree {
    let word = needle.numbered(place)
    switch self {
    case .word, .digits: return .string(word)
    case .marks: return .string("\(word) é<&>\"/\\ \(word)")
    case .number: return .literal(word)
    case .object:
      return .object(["text", "id", word].map { .init(key: $0, value: .string(word)) })
    case .array:
      let object = CanaryBird.object.value(place)
      return .array([.string(word), .literal("1"), .literal("null"), object, .array([object])])
    }
  }
}

/// All examples with a canary in each place in turn, one line for each place.
struct CanaryFlock {
  /// The place of the canary in each line, as `example: path`.
  private(set) var places: [String] = []
  private(set) var lines: [String] = []

  /// Canaries in place of the leaves.
  init(_ bird: CanaryBird) throws {
    for example in CanaryExamples.all {
      let tree = try JSONTree(example.text)
      for path in tree.paths where tree[path[...]]?.isLeaf == true {
        lines.append(tree.replacing(path[...], with: bird.value(places.count)).text)
        places.append("\(example.name): \(path.dotted)")
      }
    }
  }

  /// Canaries in place of the keys.
  init() throws {
    for example in CanaryExamples.all {
      let tree = try JSONTree(example.text)
      for path in tree.paths {
        guard case .key? = path.last else { continue }
        lines.append(tree.renaming(path, to: Needle.word.numbered(places.count)).text)
        places.append("\(example.name): \(path.dotted)")
      }
    }
  }

  var input: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

  /// The places whose canaries a text contains.
  func places(in text: String, _ needle: Needle) -> Set<String> {
    Set(needle.numbers(in: text).map { places.indices.contains($0) ? places[$0] : "nowhere" })
  }
}
