import JSONStream
import Testing

/// The walk over the tape.
@Suite struct RecordWalkTests {
  /// What a walk from the root visits: the edge of each value, and the literal of a string or number.
  private static func visited(
    _ text: String, by walk: (borrowing Record, (Int) -> Void) -> Void
  ) throws -> [String] {
    var visited: [String] = []
    var isRead = false
    try withRecord(text) { record in
      isRead = true
      walk(record) { visited.append(Self.describe(record.nodes[$0], record)) }
    }
    try #require(isRead)
    return visited
  }

  private static func withRecord(_ text: String, _ body: (borrowing Record) throws -> Void) throws {
    var reader = RecordReader(selector: Selectors.sample)
    reader.feed(Array((text + "\n").utf8).span)
    guard case .record = reader.next() else { return }
    try body(reader.record)
  }

  private static func describe(_ node: Node, _ record: borrowing Record) -> String {
    switch node.kind {
    case .string, .number: "\(node.edge)=" + RecordCopy.text(record.literal(node))
    default: "\(node.edge) \(node.kind)"
    }
  }

  static let children: [(text: String, visited: [String])] = [
    ("{}", []), (#"{"unknown":1}"#, []), (#"{"id":1,"text":"a"}"#, ["1=1", "2=a"]),
    (#"{"user":{"id":2,"user":{"id":3}},"id":1}"#, ["3 object", "1=1"]),
    (#"{"user":{},"tags":[],"id":1}"#, ["3 object", "4 array", "1=1"]),
    (#"{"tags":[1,[2,[3]],4],"id":5}"#, ["4 array", "1=5"]),
  ]

  @Test(arguments: children) func childrenOfTheRoot(text: String, expected: [String]) throws {
    let visited = try Self.visited(text) { record, visit in
      record.forEachChild(of: record.root) { index, _ in visit(index) }
    }
    #expect(visited == expected)
  }

  /// `body` gets the node at the index; a value that is no container has no children.
  @Test func nodesOfChildren() throws {
    try Self.withRecord(#"{"id":1,"user":{"id":2},"text":"a"}"#) { record in
      record.forEachChild(of: record.root) { index, node in
        #expect(record.nodes[index].start == node.start && record.nodes[index].edge == node.edge)
        guard !node.kind.isContainer else { return }
        record.forEachChild(of: index) { _, _ in Issue.record("a scalar has no child") }
        let descendants = record.descendants(of: index)
        #expect(descendants.isEmpty)
      }
    }
  }

  @Test(arguments: [("1=1", 1), ("1=3", nil), ("2=a", 2), ("1=2", nil)] as [(String, Int?)])
  func firstChild(wanted: String, calls: Int?) throws {
    try Self.withRecord(#"{"id":1,"text":"a","user":{"id":2},"id":1}"#) { record in
      var count = 0
      let found = record.firstChild(of: record.root) { _, node in
        count += 1
        return Self.describe(node, record) == wanted
      }
      #expect(found == calls)
      #expect(count == calls ?? 4)
    }
  }

  static let elements: [(text: String, visited: [String])] = [
    (#"{"tags":1}"#, ["4=1"]), (#"{"tags":[]}"#, []), (#"{"tags":[[],[[]]]}"#, []),
    (#"{"tags":[1,[2,[3]],4],"id":5}"#, ["4=1", "4=2", "4=3", "4=4"]),
    (#"{"items":[{"id":1},[{"id":2}]]}"#, ["6 object", "6 object"]),
    (#"{"user":{"id":1}}"#, ["3 object"]),
  ]

  @Test(arguments: elements) func elementsOfAValue(text: String, expected: [String]) throws {
    let visited = try Self.visited(text) { record, visit in
      guard let first = record.firstChild(of: record.root, where: { _, _ in true }) else { return }
      record.forEachElement(of: first) { visit($0) }
    }
    #expect(visited == expected)
  }

  @Test(
    arguments: [
      ("{}", []),
      (
        #"{"id":1,"user":{"id":2},"tags":[3,[4]]}"#,
        [
          "1=1", "3 object", "1=2", "4 array", "4=3", "4 array", "4=4",
        ]
      ),
    ] as [(String, [String])])
  func descendants(text: String, expected: [String]) throws {
    let visited = try Self.visited(text) { record, visit in
      for index in record.descendants(of: record.root) { visit(index) }
    }
    #expect(visited == expected)
  }
}
