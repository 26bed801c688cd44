internal import CYajl

/// A yajl parser, and the only caller of yajl's functions.
///
/// `init` creates the handle and `deinit` frees it; it never escapes. The callback table and the context
/// outlive it, because their owner (``Parser``) frees them after it.
@safe struct Yajl: ~Copyable {
  typealias Callbacks = yajl_callbacks

  enum Status {
    case ok, cancelled, failed
  }

  /// For `ParserState`, which needs it for the place of a token.
  let handle: yajl_handle

  /// Creates a parser for sequences of values, without yajl's UTF-8 check (see ``TextCheck``).
  init(callbacks: UnsafeMutablePointer<Callbacks>, context: UnsafeMutableRawPointer) {
    guard let made = unsafe yajl_alloc(callbacks, nil, context) else {
      fatalError("yajl found no memory for a parser")
    }
    unsafe handle = made
    setOption(yajl_allow_multiple_values)
    setOption(yajl_dont_validate_strings)
  }

  deinit {
    unsafe yajl_free(handle)
  }

  private func setOption(_ option: yajl_option) {
    // yajl_config is variadic, which Swift cannot call; the shim calls it with 1.
    unsafe moult_yajl_enable(handle, option)
  }

  /// Parses bytes; the callbacks run before it returns.
  func parse(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Status {
    switch unsafe yajl_parse(handle, bytes, count) {
    case yajl_status_ok: .ok
    case yajl_status_client_canceled: .cancelled
    default: .failed
    }
  }

  /// The number of bytes of the last feed that are read: inside a callback, up to the end of its token.
  @inline(__always)
  var consumed: Int {
    unsafe yajl_get_bytes_consumed(handle)
  }

  /// The index in the last feed of the byte at which the parser stopped, and yajl's reason, which is
  /// fixed text without a byte of the input.
  ///
  /// yajl backs up to the offending byte of a malformed token, but not to a byte that starts no token;
  /// a misplaced token is already read.
  func fault() -> (index: Int, reason: String) {
    guard let text = unsafe yajl_get_error(handle, 0, nil, 0) else { return (consumed, "not JSON") }
    defer { unsafe yajl_free_error(handle, text) }
    var words = unsafe Substring(String(cString: text))
    while words.last == "\n" || words.last == "." { words = words.dropLast() }
    let lexical = "lexical error: "
    // For this error, yajl itself backs up by the length of the token.
    if words.contains("after key and value, inside map") {
      return (consumed, String(words.trimmingPrefix("parse error: ")))
    }
    guard words.hasPrefix(lexical) else {
      return (max(0, consumed - 1), String(words.trimmingPrefix("parse error: ")))
    }
    words = words.dropFirst(lexical.count)
    let isPast = words == "invalid char in json text"
    return (isPast ? max(0, consumed - 1) : consumed, String(words))
  }
}
