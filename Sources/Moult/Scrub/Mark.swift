/// What stands in a scrubbed text in the place of something that names somebody.
///
/// A mark with angle brackets cannot be mistaken for text: the scrubber writes every `<` of the text
/// as `&lt;`. `@user` cannot either: a mention that the text spells so is itself replaced by it.
enum Mark: UInt8, Sendable, CaseIterable {
  case user = 1
  case url, email, phone, number, name

  /// The mark as it is written.
  var text: String {
    switch self {
    case .user: "@user"
    case .url: "<url>"
    case .email: "<email>"
    case .phone: "<phone>"
    case .number: "<number>"
    case .name: "<name>"
    }
  }
}
