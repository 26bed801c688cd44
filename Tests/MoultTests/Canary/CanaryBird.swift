/// A value that is put in each place of a record in turn; it stands nowhere else, so whatever comes
/// out of a job tells from which place it came.
enum CanaryBird: String, CaseIterable, Sendable {
  /// A word; it is a well-formed hashtag.
  case word
  /// A text with marks that have to be escaped somewhere.
  case marks
  /// Nine digits and more, which is well-formed nowhere: as a number and as a string.
  case number, digits
  /// Values of the wrong type, with the word in them; an array is as good as its elements.
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

/// All examples, each with a bird in each place in turn, a line each.
struct CanaryFlock {
  /// Where the bird of each line sits, as `example: path`.
  private(set) var places: [String] = []
  private(set) var lines: [String] = []

  /// Birds in place of the leaves.
  init(_ bird: CanaryBird) throws {
    for example in CanaryExamples.all {
      let tree = try JSONTree(example.text)
      for path in tree.paths where tree[path[...]]?.isLeaf == true {
        lines.append(tree.replacing(path[...], with: bird.value(places.count)).text)
        places.append("\(example.name): \(path.dotted)")
      }
    }
  }

  /// Birds in place of the keys.
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

  /// The places whose birds stand in a text as they are.
  func places(in text: String, _ needle: Needle) -> Set<String> {
    Set(needle.numbers(in: text).map { places.indices.contains($0) ? places[$0] : "nowhere" })
  }
}
