import JSONStream

/// What a reader is made to look for.
enum Looks {
  /// Nothing but the record itself.
  static let nothing = make { _, _ in }

  /// A few members at the top of a tweet, and one of its user.
  static let few = make { builder, root in
    let value = builder.addEdge(child: nil, isValue: true)
    for key in ["id_str", "created_at", "lang"] { builder.add(key: key, to: root, edge: value) }
    let user = builder.addState()
    builder.add(key: "id_str", to: user, edge: value)
    builder.add(key: "user", to: root, edge: builder.addEdge(child: user, isValue: false))
  }

  /// The members of a tweet and of its user that most tools read.
  static let named = make { builder, root in
    let value = builder.addEdge(child: nil, isValue: true)
    let user = builder.addState()
    let userKeys = ["id", "id_str", "name", "screen_name", "location", "followers_count", "lang"]
    for key in userKeys { builder.add(key: key, to: user, edge: value) }
    let toUser = builder.addEdge(child: user, isValue: false)
    let toRetweet = builder.addEdge(child: root, isValue: false)
    let keys = ["id", "id_str", "created_at", "text", "source", "lang", "retweet_count"]
    for key in keys { builder.add(key: key, to: root, edge: value) }
    builder.add(key: "user", to: root, edge: toUser)
    builder.add(key: "retweeted_status", to: root, edge: toRetweet)
  }

  /// Everything there is.
  static let everything = make(keepsUnknown: true) { _, _ in }

  private static func make(
    keepsUnknown: Bool = false, _ fill: (inout Selector.Builder, Int) -> Void
  ) -> Selector {
    var builder = Selector.Builder(keepsUnknown: keepsUnknown)
    let root = builder.addState()
    builder.setRoot(root)
    fill(&builder, root)
    return builder.build()
  }
}

/// Reads all records, and returns how many nodes they had.
func read(_ bytes: [UInt8], _ selector: Selector, _ reading: Reading = .fastest) -> Int {
  var reader = RecordReader(selector: selector, reading: reading)
  var count = 0
  forEachPiece(of: bytes) { piece in
    reader.feed(piece)
    count += readWaiting(&reader)
  }
  reader.finish()
  return count + readWaiting(&reader)
}

private func readWaiting(_ reader: inout RecordReader) -> Int {
  var count = 0
  while true {
    switch reader.next() {
    case .record: count += reader.record.nodes.count
    case .labelled: fatalError("a script among the records")
    case .rejected(let error): fatalError("\(error)")
    case .needsInput, .finished: return count
    }
  }
}
