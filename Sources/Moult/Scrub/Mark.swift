/// What replaces something that identifies a person in a scrubbed text.
///
/// A mark with angle brackets is unambiguous, since the scrubber writes every `<` of the text as `&lt;`.
/// So is `@user`: a mention that the text spells this way is itself replaced by it.
enum Mark: UInt8, Sendable, CaseIterable {
  case user = 1
  case url, email, phone, number, name, place
  /// A tag that too few users used. The job of a run sets it, where it counts users.
  case tag

  /// The mark as it is written.
  var text: String {
    switch self {
    case .user: "@user"
    case .url: "<url>"
    case .email: "<email>"
    case .phone: "<phone>"
    case .number: "<number>"
    case .name: "<name>"
    case .place: "<place>"
    case .tag: "<tag>"
    }
  }
}
