/// Why a row of a list or table has no readable ID.
enum RowFault: Error {
  case columns
  /// IDs of a row that cannot belong together.
  case order
  /// A row that may be the rest of the one before it.
  case rest
  case empty
  case mangled
  case notID
  /// A number that the platform cannot have issued.
  case notIssued
  /// The ID of a tweet of the future.
  case future
  /// An author, or a retweeted or quoted tweet, that has no readable ID.
  case reference
  case record
  case noEnd
  case tooLong

  /// The code of a rejection.
  var code: String {
    switch self {
    case .columns: "bad-row"
    case .order: "swapped-ids"
    case .rest: "after-bad-row"
    case .empty: "no-id"
    case .mangled, .future: "mangled-id"
    case .notID, .notIssued, .reference: "bad-id"
    case .record: "record-in-list"
    case .noEnd: "cut-short"
    case .tooLong: "too-large"
    }
  }

  /// The reason in words.
  var reason: String {
    switch self {
    case .columns:
      "the row does not have the columns of the rows before it, a value is missing, or its quotes do not match"
    case .order:
      "the IDs of the row cannot belong together: an account is older than its tweets, so its ID is less; columns may be swapped"
    case .rest:
      "the row follows a damaged one, and its ID has another length than most; it may be the rest of that row"
    case .record:
      "a record among the lines of a list; the rest of the list is left out; put records and IDs into separate files"
    case .empty: "the row has no ID"
    case .mangled:
      "the ID is in scientific or decimal notation, so that its last digits are lost; export it as text"
    case .notID: "the line is not an ID, a decimal number of 1 to 20 digits"
    case .notIssued: "an ID is a decimal number of 1 to 19 digits without leading zeros"
    case .future:
      "the time in the tweet's ID lies in the future, so a program has changed the ID; export it as text"
    case .reference:
      "the ID of the row's author, or of a tweet that it retweets or quotes, cannot be read"
    case .noEnd: "a quoted field has no end; the rest of the table is left out"
    case .tooLong: "the row is longer than the limit; the rest of the table is left out"
    }
  }
}

extension ListCell {
  /// The ID, or why there is none.
  var id: Result<DecimalID, RowFault> {
    switch self {
    case .id(let id): .success(id)
    case .empty: .failure(.empty)
    case .mangled: .failure(.mangled)
    case .other: .failure(.notID)
    }
  }
}

extension DecimalID {
  /// Whether the platform can have issued the ID.
  var isIssued: Bool { isPlain && 1...UInt64(Int64.max) ~= low }
}
