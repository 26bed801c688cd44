/// The fields of a line of `redact --shape flat`, in their order.
enum FlatFields {
  static let names = [
    "record", "kind", "time", "lang", "country", "source", "verified", "account_year", "mentions",
    "links", "media", "tags", "media_types", "hashtags", "cashtags", "hosts",
  ]

  /// The first line of CSV, without its end.
  static let header = names.joined(separator: ",")
}
