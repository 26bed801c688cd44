internal import Moult

/// The columns of a batch of flat lines that are being filled in.
struct FlatBatch: ~Copyable {
  private(set) var count = 0
  private let rows: Int
  private var record: FixedColumn<Int32>
  private var kind: NullableColumn<Int32>
  private var time: NullableColumn<Int64>
  private var lang: NullableColumn<Int32>
  private var country: NullableColumn<Int32>
  private var source: NullableColumn<Int32>
  private var isVerified: BitColumn
  private var verifiedIsKnown: BitColumn
  private var accountYear: NullableColumn<Int16>
  private var mentions: NullableColumn<Int32>
  private var links: NullableColumn<Int32>
  private var media: NullableColumn<Int32>
  private var tags: NullableColumn<Int32>
  private var mediaTypes: ListColumn
  private var hashtags: ListColumn
  private var cashtags: ListColumn
  private var hosts: ListColumn
  /// The bits of the lists that the policy keeps, the same for all rows.
  private var kept: UInt8 = 0

  /// - Parameter rows: the most rows.
  init(_ rows: Int) {
    self.rows = rows
    record = .init(rows)
    kind = .init(rows)
    time = .init(rows)
    lang = .init(rows)
    country = .init(rows)
    source = .init(rows)
    isVerified = .init(rows)
    verifiedIsKnown = .init(rows)
    accountYear = .init(rows)
    mentions = .init(rows)
    links = .init(rows)
    media = .init(rows)
    tags = .init(rows)
    mediaTypes = .init(rows)
    hashtags = .init(rows)
    cashtags = .init(rows)
    hosts = .init(rows)
  }

  var isFull: Bool {
    count == rows
      || max(hashtags.items.byteCount, cashtags.items.byteCount, hosts.items.byteCount)
        >= BatchSize.textBytes
  }

  /// Adds rows until the batch is full or the rows end, and returns the index after the last. O(bytes).
  mutating func append(
    _ rows: Span<UInt8>, from offset: Int, _ languages: inout LanguageWords
  ) -> Int {
    var offset = offset
    while offset < rows.count, !isFull {
      let row = PackedRow(at: offset, of: rows)
      addWords(row, &languages)
      addNumbers(row)
      addLists(row)
      count &+= 1
      offset &+= row.byteCount
    }
    return offset
  }

  @inline(__always)
  private mutating func addWords(_ row: borrowing PackedRow, _ languages: inout LanguageWords) {
    record.set(count, row.isUser ? 1 : 0)
    if !row.isUser { kind.set(count, Int32(row.kindNumber)) }
    let language = row.languageLetters
    if language != 0 { lang.set(count, languages.place(of: language)) }
    let letters = row.countryLetters
    if letters != 0 {
      let (first, second) = (Int(letters & 0xFF) - 65, Int(letters >> 8) - 65)
      country.set(count, FlatSchema.countryPlaces[26 * first + second])
    }
    if let number = row.sourceNumber {
      source.set(count, Int32(number < 0 ? FlatSchema.sources.length - 1 : number))
    }
  }

  @inline(__always)
  private mutating func addNumbers(_ row: borrowing PackedRow) {
    if let hour = row.hour { time.set(count, Int64(hour) * 3600) }
    if let known = row.verified {
      verifiedIsKnown.set(count)
      if known { isVerified.set(count) }
    }
    if let year = row.accountYear { accountYear.set(count, Int16(year)) }
    guard !row.isUser else { return }
    let powers = row.countPowers
    mentions.set(count, Self.counts[Int(powers & 15)])
    links.set(count, Self.counts[Int(powers >> 16 & 15)])
    media.set(count, Self.counts[Int(powers >> 32 & 15)])
    tags.set(count, Self.counts[Int(powers >> 48 & 15)])
  }

  /// The counts of powers. A record has fewer than ten to the power of nine values.
  private static let counts: InlineArray<16, Int32> = [
    0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    .max, .max, .max, .max, .max,
  ]

  @inline(__always)
  private mutating func addLists(_ row: borrowing PackedRow) {
    kept |= row.keptBits
    let bits = row.mediaTypeBits
    if bits != 0 {
      for (index, type) in FlatSchema.mediaTypes.enumerated() where bits >> index & 1 == 1 {
        mediaTypes.append(type.span)
      }
    }
    var next = row.firstValue
    while let value = row.value(at: next) {
      let text = row.bytes.extracting(value.text)
      switch value.list {
      case .hashtags: hashtags.append(text)
      case .cashtags: cashtags.append(text)
      case .hosts: hosts.append(text)
      case .mediaTypes: break
      }
      next = value.end
    }
    mediaTypes.end(count)
    hashtags.end(count)
    cashtags.end(count)
    hosts.end(count)
  }

  private func isDropped(_ list: PackedList) -> Bool { kept >> list.rawValue & 1 == 0 }

  /// The batch, in the order of the schema.
  consuming func finish(languages: ArrowColumn) -> ArrowColumn {
    let count = count
    let dropped = (
      isDropped(.mediaTypes), isDropped(.hashtags), isDropped(.cashtags), isDropped(.hosts)
    )
    let unknown = count - verifiedIsKnown.setCount
    let known = unknown > 0 ? verifiedIsKnown.finish() : nil
    let columns = [
      ArrowColumn(
        count, missing: 0, [nil, record.finish()], dictionary: FlatSchema.records),
      kind.finish(count, dictionary: FlatSchema.kinds), time.finish(count),
      lang.finish(count, dictionary: languages),
      country.finish(count, dictionary: FlatSchema.countries),
      source.finish(count, dictionary: FlatSchema.sources),
      ArrowColumn(count, missing: unknown, [known, isVerified.finish()]),
      accountYear.finish(count), mentions.finish(count), links.finish(count), media.finish(count),
      tags.finish(count), mediaTypes.finish(count, isDropped: dropped.0),
      hashtags.finish(count, isDropped: dropped.1), cashtags.finish(count, isDropped: dropped.2),
      hosts.finish(count, isDropped: dropped.3),
    ]
    return ArrowColumn(batchOf: columns, length: count)
  }
}
