internal import JSONStream

/// The work of an ``Explainer``.
struct ExplainWork: RecordWork {
  let projection: Projection

  var wanted: String { "records" }

  /// The sample is the first records of the input.
  func makeWorker() -> ExplainWork? { nil }

  func uses(_ kind: KindNumber) -> Bool { true }

  private let policy: Policy
  private let sample: Int
  private(set) var sampled = 0
  private var paths = PathCounts()
  /// The keys in catalogues.
  private let knownKeys: Set<String>
  /// For each unknown key, the number of records with it, and the last of them.
  private var unknownKeys: [String: (records: Int, last: Int)] = [:]
  /// An unknown key is printed if at least this many records have it: then it is a name of the format, and not the
  /// handle or ID of one user.
  private static let recordsToPrint = 3
  /// The most unknown keys that are remembered; further ones are printed as `<key>`.
  private static let mostKeys = 5_000
  private(set) var forgotKeys = false

  /// How many values are in no row, since there are too many paths.
  var unlisted: Int { paths.unlisted }

  init(_ policy: Policy, sample: Int, catalogue: Catalogue = .builtIn) {
    self.policy = policy
    self.sample = sample
    projection = Projection(catalogue, keepsUnknown: true) { _, _ in true }
    knownKeys = projection.keys
  }

  var isDone: Bool { sampled >= sample }

  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    switch projection.root(of: record) {
    case .unknown:
      output.returnUnknown()
      if !output.isReturned { explainUnknown(record) }
    case .record(let item):
      output.count(item.kind)
      explain(item, record)
    case .page(let page):
      let items = projection.items(of: page, in: record)
      if output.returns(page, holding: items) { return }
      output.count(page, holding: items)
      // An archive's entry is counted as the records in it, and a page as one record.
      if page.kind == .entry { for item in items { output.count(item.kind) } }
      explain(page, record)
    }
  }

  /// Counts a record of the sample; false after its last one.
  private mutating func startSample() -> Bool {
    guard !isDone else { return false }
    sampled += 1
    return true
  }

  private mutating func explainUnknown(_ record: borrowing Record) {
    guard startSample() else { return }
    if record.label == 0 {
      explainUnknown(record.root, "unknown", record)
    } else {
      // No key is printed of an archive's file that no catalogue contains.
      paths.count("unknown.<key>", nil)
    }
  }

  private mutating func explain(_ item: Item, _ record: borrowing Record) {
    guard startSample(), let type = item.type else { return }
    let kind = projection.types[type].kind
    let name = kind?.name ?? "record"
    guard !projection.types[type].fields.isEmpty, kind?.isOfOwner != true else {
      paths.count(name + ".<key>", nil)
      return
    }
    explain(item.node, type, name, record)
  }

  private mutating func explain(
    _ object: Int, _ type: Int, _ path: String, _ record: borrowing Record
  ) {
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else {
        return explainUnknown(index, PathCounts.path(path, key(of: node, record)), record)
      }
      if let key = projection.keyMeanings.first(where: { $0.field == number }) {
        paths.count(path + ".<key>", key.meaning)
        let inner = PathCounts.path(path, "<key>")
        return explain(index, projection.fields[number], inner, record)
      }
      let name = PathCounts.path(path, key(of: node, record))
      explain(index, projection.fields[number], name, record)
    }
  }

  private mutating func explain(
    _ index: Int, _ field: Projection.Field, _ path: String, _ record: borrowing Record
  ) {
    record.forEachElement(of: index) { element in
      let node = record.nodes[element]
      if node.kind == .object {
        if let type = projection.resolve(field, node) {
          explain(element, type, path, record)
        } else {
          explainUnknown(element, path, record)
        }
      } else if let meaning = field.meaning {
        paths.count(path, meaning)
      } else if node.kind != .null {
        paths.count(path, nil)
      }
    }
  }

  /// Counts the values under a path that no catalogue contains.
  private mutating func explainUnknown(_ index: Int, _ path: String, _ record: borrowing Record) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      record.forEachChild(of: index) { inner, node in
        explainUnknown(inner, PathCounts.path(path, key(of: node, record)), record)
      }
    case .array:
      record.forEachElement(of: index) { explainUnknown($0, path, record) }
    case .string, .escaped, .number, .true, .false, .null:
      paths.count(path, nil)
    }
  }

  /// The key of a node, if it is in the catalogue or looks like the name of a field; otherwise `<key>`, since a key can
  /// be an ID or a handle.
  private mutating func key(of node: Node, _ record: borrowing Record) -> String {
    if node.edge != Selector.unknownEdge {
      let key = projection.words[projection.edgeKeys[Int(node.edge)]]
      guard key == "*", !node.kind.isContainer else { return key }
    }
    let key = record.bytes.extracting(node.keyRange)
    guard 1...40 ~= key.count else { return "<key>" }
    var isWord = true
    for index in 0..<key.count {
      let byte = key[index] | 0x20
      isWord = isWord && (0x61...0x7A ~= byte || key[index] == UInt8(ascii: "_"))
    }
    guard isWord else { return "<key>" }
    let word = String(decoding: Bytes.array(key), as: UTF8.self)
    if knownKeys.contains(word) { return word }
    guard let known = unknownKeys[word] else {
      guard unknownKeys.count < Self.mostKeys else {
        forgotKeys = true
        return "<key>"
      }
      unknownKeys[word] = (1, sampled)
      return word
    }
    if known.last != sampled {
      unknownKeys[word] = (known.records + 1, sampled)
    }
    return word
  }

  /// A path with `<key>` for keys that must not be printed.
  private func printable(_ path: PathCounts.Path) -> PathCounts.Path {
    let keys = path.text.split(separator: ".").map { key in
      let records = unknownKeys[String(key)]?.records ?? Self.recordsToPrint
      return records >= Self.recordsToPrint ? String(key) : "<key>"
    }
    return .init(text: keys.joined(separator: "."), meaning: path.meaning)
  }

  func rows() -> [Explanation] {
    var merged: [PathCounts.Path: Int] = [:]
    for (path, count) in paths.counts { merged[printable(path), default: 0] += count }
    let rows = merged.map { path, count in
      Explanation(
        path: path.text, meaning: path.meaning?.name, count: count,
        action: path.meaning.map { policy[$0].rawValue } ?? Action.drop.rawValue)
    }
    // One path can have two meanings.
    let known = rows.filter { $0.meaning != nil }
      .sorted { ($0.path, $0.meaning ?? "") < ($1.path, $1.meaning ?? "") }
    return known + rows.filter { $0.meaning == nil }.sorted { $0.path < $1.path }
  }
}
