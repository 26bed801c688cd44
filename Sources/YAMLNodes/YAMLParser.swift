internal import CYAML

/// libyaml's parser over one text, and the only caller of its functions.
///
/// `init` allocates the parser and the copy of the text, and `deinit` frees both; neither escapes. The parser points to
/// itself and to the text, so both have fixed addresses.
@safe struct YAMLParser: ~Copyable {
  /// What the parser finds next, and the line on which it starts, from 1.
  struct Event {
    /// The anchors are the names after `&` and `*`.
    enum Kind {
      case scalar(String, anchor: String?)
      case sequenceStart(anchor: String?)
      case mappingStart(anchor: String?)
      case alias(String)
      /// The end of a sequence or mapping.
      case end
      /// The start of the text, and the start or end of a document in it.
      case boundary
      case textEnd
    }

    let kind: Kind
    let line: Int
  }

  private let words: String
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>

  init(_ words: String) {
    self.words = words
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe text = .allocate(capacity: words.utf8.count)
    _ = unsafe text.initialize(from: words.utf8)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      fatalError("libyaml found no memory for a parser")
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// Reads the next event. After an error there is none.
  func next() throws(YAMLFault) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
    // The strings of the event are copied before it is freed.
    defer { unsafe yaml_event_delete(&event) }
    return unsafe Event(kind: Self.kind(event), line: Int(event.start_mark.line) + 1)
  }

  /// The member of the union is the one that libyaml set for the type.
  private static func kind(_ event: yaml_event_t) -> Event.Kind {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      // A scalar may contain NUL, so its length counts.
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      var text = unsafe Substring(String(decoding: bytes, as: UTF8.self))
      // Editors leave this invisible mark before a word that they paste.
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      return unsafe .scalar(String(text), anchor: string(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return unsafe .sequenceStart(anchor: string(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      return unsafe .mappingStart(anchor: string(event.data.mapping_start.anchor))
    case YAML_ALIAS_EVENT: return unsafe .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_STREAM_END_EVENT: return .textEnd
    default: return .boundary
    }
  }

  /// A string of libyaml ends with NUL; nil for none.
  private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let bytes = unsafe bytes else { return nil }
    return unsafe String(cString: bytes)
  }

  /// Why the last event could not be read. The problem is fixed text without a character of the input.
  private func fault() -> YAMLFault {
    guard let problem = unsafe parser.pointee.problem else { return .unreadable }
    let reason = unsafe String(cString: problem)
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      let before = unsafe text.prefix(parser.pointee.problem_offset)
      return unsafe .syntax(problem: reason, line: 1 + before.count { $0 == UInt8(ascii: "\n") })
    }
    return unsafe .grammar(reason, line: Int(parser.pointee.problem_mark.line) + 1, of: words)
  }
}
