/// What bounds the opening of containers, so that a small file cannot take days, the memory or the disk
/// of whoever reads it. Whatever is over a limit is a ``MemberError`` and is told.
public struct ContainerLimits: Sendable, Hashable {
  /// The most members of one archive: ten years of one file a minute are half of it.
  public static let usualMembers = 10_000_000
  /// The most bytes that one byte of the outermost container may become. JSON of tweets reaches some
  /// hundred, and gzip at most 1032; what a bomb reaches is thousands for each layer.
  public static let usualRatio = 1000
  /// The most bytes of one member, decompressed: ten times what is met.
  public static let usualMemberBytes = 1 << 40
  /// The most containers within each other, a compression counting as one: a member `a.json.bz2` of
  /// an `x.tar.gz` in a zip is in four.
  public static let usualNesting = 6

  /// So many bytes come out before the ratio is looked at: a short file of one repeated line is no bomb.
  static let ratioGrace = 16 << 20

  /// So many bytes of a member that holds no JSON are looked through for damage: a film is not read to
  /// its end for that.
  static let lookedThrough = 16 << 20

  public let members: Int
  public let ratio: Int
  public let memberBytes: Int
  public let nesting: Int

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
