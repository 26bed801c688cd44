import JSONStream
import Testing

@testable import Moult

/// What a projection finds in a record, by a catalogue of its own.
@Suite struct ProjectionTests {
  static let projection = SmallCatalogue.projection

  /// The kind of a record, with the kinds of its items where it is a page.
  static func describe(_ record: borrowing Record) -> String {
    func name(_ kind: KindNumber) -> String { projection.kinds.names[Int(kind.rawValue)] }
    switch projection.root(of: record) {
    case .unknown: return "unknown"
    case .record(let item): return name(item.kind)
    case .page(let page):
      let items = projection.items(of: page, in: record).map { name($0.kind) }
      return "page of " + items.joined(separator: " ")
    }
  }

  static let roots: [(record: String, kind: String)] = [
    (#"{"key":1,"words":"w"}"#, "tweet"), (#"{"words":"w","key":1,"more":2}"#, "tweet"),
    (#"{"words":"w"}"#, "unknown"), (#"{"key":1,"words":"w","weird":null}"#, "unknown"),
    (#"{"key":1}"#, "note"), (#"{"k\u0065y":1}"#, "note"), (#"{"key":1,"other":2}"#, "unknown"),
    (#"{"key":{"a":1,"b":[{"c":"}"}]}}"#, "note"),
    (#"{"word":"post","key":1}"#, "tweet"), (#"{"word":"gone"}"#, "delete"),
    (#"{"word":"more"}"#, "mark"), (#"{"word":7}"#, "mark"),
    (
      #"{"list":[{"key":1,"words":"w"},{"uid":2,"nick":"n"},{"key":3},4]}"#,
      "page of tweet user unknown unknown"
    ),
    (#"{"list":{"uid":2,"nick":"n"},"ids":[5,[6]]}"#, "page of user like like"),
    (#"{"list":[],"box":{"people":[{"uid":2,"nick":"n"}]}}"#, "page of "),
    (#"[]"#, "none"), (#"{}"#, "unknown"), (#"[{"key":1}]"#, "note"),
  ]

  @Test(arguments: roots)
  func findsTheKind(_ record: String, _ kind: String) {
    #expect(Self.projection.read(record + "\n", Self.describe) ?? "none" == kind)
  }

  /// The role that an object's own field gives to it.
  @Test(
    arguments: [
      (#"{"type":"quoted","key":2}"#, Role.quoted), (#"{"key":2,"type":"answer"}"#, .replied),
      (#"{"type":"other"}"#, nil), (#"{"key":2}"#, nil), (#"{"type":["quoted"]}"#, nil),
    ] as [(String, Role?)])
  func findsTheRole(_ reference: String, _ role: Role?) throws {
    let projection = Self.projection
    let type = try #require(projection.type(named: "a.ref"))
    let input = #"{"key":1,"words":"w","refs":\#(reference)}"# + "\n"
    let found = projection.read(input) { record in
      record.firstChild(of: record.root) { _, node in node.kind == .object }
        .map { projection.ownRole(of: $0, type: type, record) }
    }
    #expect(found == .some(.some(role)))
  }

  /// A number and its text form are one identifier.
  @Test func twins() throws {
    let projection = Self.projection
    let post = try #require(projection.type(named: "a.post"))
    func twin(_ key: String) -> Int? {
      projection.types[post].fields.map { projection.fields[$0] }
        .first { projection.words[$0.key] == key }?.twin
    }
    #expect(twin("key") != nil && twin("key") == twin("key_str") && twin("words") != twin("key"))
  }

  /// Only what a job wants is read, and keys that decide the type mark it all the same.
  @Test func readsWhatIsWanted() {
    let input = #"{"key":1,"words":"w","more":[1,2],"by":{"uid":2,"nick":"n"}}"# + "\n"
    func count(_ wanted: @escaping (Meaning?) -> Bool) -> (nodes: Int, isTweet: Bool)? {
      let projection = Projection(SmallCatalogue.catalogue) { field, _ in wanted(field.meaning) }
      return projection.read(input) { record in
        guard case .record(let item) = projection.root(of: record) else { return (0, false) }
        return (record.descendants(of: record.root).count, item.kind == .tweet)
      }
    }
    #expect(count { _ in false } ?? (9, false) == (0, true))
    #expect(count { $0 == .tweetID } ?? (9, false) == (1, true))
    #expect(count { $0 == .handle } ?? (9, false) == (2, true))
    #expect(count { _ in true } ?? (9, false) == (8, true))
  }

  /// A page's objects are found by name; of two with one name, the first.
  @Test(
    arguments: [
      ("2", "first"), ("3", "other"), ("4", nil),
      // A number and a text are the same name.
      ("\"2\"", "first"), ("\"02\"", nil),
    ] as [(String, String?)])
  func findsWhatIsIncluded(_ name: String, _ nick: String?) throws {
    let projection = Self.projection
    let input =
      #"{"list":[{"key":1,"words":"w","by_id":\#(name)}],"box":{"people":[{"uid":2,"nick":"first"},"#
      + #"{"uid":2,"nick":"second"},{"uid":3,"nick":"other"},{"nick":"nameless"}]}}"# + "\n"
    let post = try #require(projection.type(named: "a.post"))
    let join = try #require(projection.types[post].joins.first)
    let found: String?? = projection.read(input) { record in
      guard case .page(let page) = projection.root(of: record) else { return nil }
      var stores = Stores()
      stores.fill(from: page, in: record, projection)
      let item = projection.items(of: page, in: record)[0]
      guard let key = projection.child(of: item.node, post, field: join.key, record),
        let entry = stores.find(key, in: join.store, record)
      else { return nil }
      #expect(projection.types[entry.type].name == "a.user")
      let value = record.firstChild(of: entry.node) { _, node in node.kind == .string }
      return value.map {
        String(decoding: Bytes.array(record.literal(record.nodes[$0])), as: UTF8.self)
      }
    }
    #expect(found == .some(nick))
  }

  /// A script's records are of the types that its label has, and of no type where no label fits.
  @Test func recordsOfScripts() throws {
    let catalogue = try Catalogue(
      """
      script data.{name} as D
      file D.notes > a.note
      type a.note
        kind note
        when key
        key  tweet.id
      """)
    let projection = Projection(catalogue) { _, _ in true }
    for (input, kind) in [
      (#"data.notes = [{"key":1}]"#, "note"), (#"data.others = [{"key":1}]"#, nil),
      (#"{"key":1}"#, nil),
    ] {
      let found: String?? = projection.read(input + "\n") { record in
        guard case .record(let item) = projection.root(of: record) else { return nil }
        return projection.kinds.names[Int(item.kind.rawValue)]
      }
      #expect(found == .some(kind), "\(input)")
    }
  }
}
