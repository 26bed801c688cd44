internal import JSONStream

/// Words after or before which something identifies a person: the names of messengers, `via`, spelled signs.
struct Keywords: Sendable {
  /// What a keyword announces.
  enum Kind: UInt8, Sendable {
    /// A handle of another service.
    case messenger = 0x68
    /// The same, if the word after it has the shape of a handle: the service's name is also a word.
    case perhapsMessenger = 0x61
    /// A handle of a service whose name is never without one.
    case certainMessenger = 0x6E
    /// The author of a quotation before its colon.
    case retweet = 0x72
    /// A handle without its sign.
    case via = 0x76
    /// A spelled `@`.
    case at = 0x74
    /// A spelled `.`.
    case dot = 0x64
    /// A host with spaces around its periods.
    case web = 0x77
  }

  /// A bit for each hash of a keyword's first two letters.
  private var starts = InlineArray<16, UInt64>(repeating: 0)

  init() {
    let lines = Self.lines.utf8.span
    for index in lines.indices where index == 0 || lines[index - 1] == 0x0A {
      // After a keyword of one letter there is a slash: `u/name`.
      let second = lines[index + 1] == 0x20 ? UInt8(ascii: "/") : lines[index + 1]
      let bit = Self.bit(lines[index], second)
      starts[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  private static let index = LineIndex(lines)

  /// Whether a keyword may start with two bytes. O(1).
  @inline(__always)
  func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
    let bit = Self.bit(first, second)
    return starts[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  /// The kind of the keyword that a range of a text is, nil if it is none.
  func find(_ text: borrowing TextReading, _ range: Range<Int>) -> Kind? {
    guard range.count <= 10 else { return nil }
    return Self.index.value(of: text.span.extracting(range)) { Kind(rawValue: $0[0]) } ?? nil
  }

  @inline(__always)
  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    Int(((UInt32(first) &* 37 ^ UInt32(second)) &* 0x9E37_79B1) >> 22)
  }

  /// The keywords and their kinds, in the order of their bytes.
  static let lines = """
    arobase t
    arroba t
    at t
    bluesky h
    bsky h
    cash a
    cashapp h
    cc v
    chiocciola t
    credit v
    credits v
    discord h
    dm v
    dot d
    epic a
    facebook a
    fb a
    follow v
    gamertag n
    handle a
    hmu v
    ht v
    ig h
    insta h
    instagram h
    kakao h
    kakaotalk h
    kik h
    line a
    linkedin a
    mastodon h
    mt r
    nick a
    nokta d
    onlyfans h
    patreon a
    paypal a
    pic w
    ping v
    point d
    ponto d
    psn h
    psnid n
    punkt d
    punto d
    qq a
    qt r
    reddit a
    rt r
    sc a
    session a
    shoutout v
    signal a
    skype h
    snap h
    snapchat h
    soundcloud a
    spotify a
    steam a
    telegram h
    tg h
    threads a
    tiktok h
    ttv h
    tumblr a
    twitch h
    twitter h
    u h
    username a
    venmo h
    via v
    viber h
    vk a
    vsco a
    wa a
    wechat h
    weibo a
    weixin h
    whatsapp h
    www w
    xbox a
    youtube a
    yt a
    zalo a
    """
}
