internal import Moult

/// The columns of flat lines, with the names and in the order of their fields.
enum FlatSchema {
  /// - Parameter timeUnit: how coarse times are; nil where the policy drops them.
  static func schema(timeUnit: String?) -> ArrowField {
    ArrowField(batchOf: FlatWords.fields.map { field($0, timeUnit: timeUnit) })
  }

  /// How coarse times are, in the metadata of the column `time`: `hour`, `day`, `month` or `year`.
  private static let unitKey = "moult.unit"

  private static func field(_ name: String, timeUnit: String?) -> ArrowField {
    switch name {
    case "record": ArrowField(name, "i", isNullable: false, dictionary: "u")
    case "kind", "lang", "country", "source": ArrowField(name, "i", dictionary: "u")
    case "time":
      ArrowField(name, "tss:UTC", metadata: timeUnit.map { [(unitKey, $0)] } ?? [])
    case "verified": ArrowField(name, "b")
    case "account_year": ArrowField(name, "s")
    case "mentions", "links", "media", "tags": ArrowField(name, "i")
    case "media_types", "hashtags", "cashtags", "hosts":
      ArrowField(name, "+l", children: [ArrowField("item", "u")])
    default: preconditionFailure("a field of flat lines without a column")
    }
  }

  /// The dictionaries of closed lists, which are the same in every batch.
  static let records = ArrowColumn(texts: ["tweet", "user"])
  static let kinds = ArrowColumn(texts: PackedForm.kinds)
  static let countries = ArrowColumn(texts: FlatWords.countries)
  static let sources = ArrowColumn(texts: FlatWords.sources + [FlatWords.otherSource])

  /// The place of a country by its two letters, less `A`, as digits to the base 26; -1 where no country has them.
  static let countryPlaces: [Int32] = {
    var places = [Int32](repeating: -1, count: 26 * 26)
    for (index, country) in FlatWords.countries.enumerated() {
      let letters = country.utf8.map { Int($0) - 65 }
      places[26 * letters[0] + letters[1]] = Int32(index)
    }
    return places
  }()

  /// The texts of the media types, by their bits.
  static let mediaTypes = PackedForm.mediaTypes.map { Array($0.utf8) }
}
