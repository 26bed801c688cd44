/// Generates an endless sequence of records in one form.
///
/// The same form, seed and options give the same bytes on every machine. Records have the real shape
/// and contain nothing real; ``Identifier`` has the ranges of their numbers.
public struct Stream {
  /// The form of the records.
  public let form: Form
  /// The seed. With the form and the options, it determines all bytes.
  public let seed: UInt64
  private let badEvery: Int
  private var writer: JSONWriter
  private var maker: any RecordMaker
  private var number = 0

  /// A stream at its beginning. Generating the vocabulary takes some milliseconds.
  ///
  /// - Precondition: page size and gap are at least 1, `badEvery` is not negative, and `deletes` is
  ///   from 0 to 1000.
  public init(form: Form, seed: UInt64, options: Options = Options()) {
    precondition(options.pageSize > 0 && options.gap > 0 && options.badEvery >= 0)
    precondition((0...1000).contains(options.deletes))
    self.form = form
    self.seed = seed
    badEvery = options.badEvery
    writer = JSONWriter(style: form.style)
    let world = World(seed: seed)
    switch form {
    case .v1, .v1Python: maker = Lines(world, options)
    case .v2Pages, .v2Python: maker = Pages(world, options, topics: 1000)
    case .v2Flat: maker = FlatTweets(world, options)
    case .v1Users: maker = Users(world)
    case .graphQL, .graphQLOld, .snscrape, .twscrape, .twint:
      maker = Captures(world, options, form)
    }
  }

  /// Appends the next record with its line end.
  public mutating func next(into out: inout [UInt8]) {
    _ = record(into: &out)
  }

  /// Appends the next record with its line end, and sets `truth` to its contents.
  public mutating func next(into out: inout [UInt8], truth: inout Truth) {
    writer.truth = Truth()
    let kind = record(into: &out)
    truth = writer.truth ?? Truth()
    truth.kind = kind
    if case .bad = kind {
      truth.rows = []
      truth.included = []
    }
    writer.truth = nil
  }

  private mutating func record(into out: inout [UInt8]) -> Truth.Kind {
    let start = out.count
    var kind = write()
    // A Python tool stores no keep-alives.
    while kind == .keepAlive, form == .v1Python { kind = write() }
    out.append(contentsOf: writer.written)
    if kind != .keepAlive, let damage = damage(&out, from: start) { kind = .bad(damage) }
    out.append(contentsOf: form.lineEnd)
    return kind
  }

  private mutating func write() -> Truth.Kind {
    writer.reset()
    return maker.next(&writer)
  }

  /// Damages the record that begins at `start`, if one is due.
  private mutating func damage(_ out: inout [UInt8], from start: Int) -> Damage? {
    guard badEvery > 0 else { return nil }
    var random = Random(seed: seed, purpose: .damage, index: number)
    number += 1
    guard random.below(badEvery) == 0 else { return nil }
    let damage = random.pick(Damage.allCases)
    damage.apply(to: &out, from: start, &random)
    return damage
  }
}

/// Makes the records of one form.
protocol RecordMaker {
  /// Writes the next record without its line end, and returns its kind.
  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind
}
