/// Limits on opening containers, so that no small file can take days, all memory or the whole disk. Exceeding one
/// is reported as a ``MemberError``.
public struct ContainerLimits: Sendable, Hashable {
  /// The default limit on members of one archive, twice the files of ten years at one a minute.
  public static let usualMembers = 10_000_000
  /// The default limit on bytes produced by one byte of the outermost container. JSON of tweets reaches a few
  /// hundred and one layer of gzip at most 1032; a bomb reaches thousands per layer.
  public static let usualRatio = 1000
  /// The default limit on decompressed bytes of one member, ten times the largest in practice.
  public static let usualMemberBytes = 1 << 40
  /// The default limit on nested containers, where a compression counts as one: `a.json.bz2` in `x.tar.gz` in a
  /// zip is in four.
  public static let usualNesting = 6

  /// The bytes a member may produce before its ratio is checked: a short file of one repeated line is no bomb.
  static let ratioGrace = 16 << 20

  /// The bytes of a member without JSON that are checked for damage: a film is not read to its end.
  static let lookedThrough = 16 << 20

  /// The most members of one archive.
  public let members: Int
  /// The most bytes that one byte of the outermost container may produce.
  public let ratio: Int
  /// The most decompressed bytes of one member.
  public let memberBytes: Int
  /// The most nested containers.
  public let nesting: Int

  /// Sets the limits, with defaults.
  public init(
    members: Int = usualMembers, ratio: Int = usualRatio, memberBytes: Int = usualMemberBytes,
    nesting: Int = usualNesting
  ) {
    self.members = members
    self.ratio = ratio
    self.memberBytes = memberBytes
    self.nesting = nesting
  }
}
