/// What a format needs besides the tables.
public struct TableSetting: Sendable {
  /// With what and from what the tables were made; the page states what may be published of it.
  public var provenance: Provenance?
  /// The title of a page; nil for one that says what the tables count.
  public var title: String?
  /// The columns of the terminal for which a text is written; nil if it is not for a terminal, which gets no bars.
  public var terminalWidth: Int?

  /// A setting.
  public init(provenance: Provenance? = nil, terminalWidth: Int? = nil) {
    (self.provenance, self.terminalWidth) = (provenance, terminalWidth)
  }
}
