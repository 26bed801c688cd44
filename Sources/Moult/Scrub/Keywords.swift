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
    /// The same, if it has the shape that only handles have: the word is in many sentences.
    case by = 0x62
    /// The `h` of `h/t`, after which there is a handle without its sign.
    case hatTip = 0x6B
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
    guard range.count <= 24 else { return nil }
    return Self.index.value(of: text.span.extracting(range)) { Kind(rawValue: $0[0]) } ?? nil
  }

  @inline(__always)
  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    Int(((UInt32(first) &* 37 ^ UInt32(second)) &* 0x9E37_79B1) >> 22)
  }

  /// The keywords and their kinds, in the order of their bytes.
  static let lines = """
    account b
    affenschwanz t
    ao a
    apenstaartje t
    arobas t
    arobase t
    arond t
    arroba t
    at t
    autor b
    autora b
    battletag n
    behance a
    bereal a
    bizum a
    bluesky h
    bnet a
    bsky h
    by b
    cash a
    cashapp h
    cc v
    chiocciola t
    clubhouse a
    credit v
    credits v
    depop a
    deviantart a
    disc a
    discord h
    dm v
    dot d
    dribbble a
    epic a
    etsy a
    facebook a
    fansly a
    fb a
    flickr a
    follow v
    follows b
    foto b
    gab a
    gamertag n
    gettr a
    gh a
    github a
    gitlab a
    goodreads a
    h k
    handle a
    hmu v
    ht v
    icq a
    ig h
    ign n
    imo a
    insta h
    instagram h
    kakao h
    kakaotalk h
    keybase a
    kik h
    klammeraffe t
    kofi a
    kropka d
    kukac t
    lastfm a
    letterboxd a
    line a
    linkedin a
    malpa t
    malpka t
    mastodon h
    medium a
    minecraft a
    mt r
    nick a
    nokta d
    onlyfans h
    par b
    parler a
    patreon a
    paypal a
    photo b
    pic w
    ping v
    pinterest a
    piste d
    pixiv a
    point d
    pont d
    ponto d
    por b
    poshmark a
    przez b
    psn h
    psnid n
    punct d
    punkt d
    punt d
    punto d
    qq a
    qt r
    reddit a
    retweeted b
    revolut a
    riot a
    roblox a
    rt r
    rtd b
    sc a
    session a
    shoutout v
    siga b
    sigan b
    signal a
    skype h
    snabel t
    snabela t
    snap h
    snapchat h
    soundcloud a
    source b
    spotify a
    steam a
    strava a
    substack a
    tacka d
    tecka d
    telegram h
    tg h
    thanks b
    threads a
    thx b
    tiktok h
    tip b
    tochka d
    tocka d
    tt a
    ttv h
    tumblr a
    twitch h
    twitter h
    u h
    user b
    username a
    venmo h
    via v
    viber h
    vinted a
    vk a
    von b
    vsco a
    vx a
    wa a
    wattpad a
    wechat h
    weheartit a
    weibo a
    weixin h
    whatsapp h
    www w
    xbl a
    xbox a
    youtube a
    yt a
    zalo a
    zavinac t
    zelle a
    παπακι t
    автор b
    крапка d
    от b
    равлик t
    собака t
    собачка t
    точка d
    через b
    アットマーク t
    골뱅이 t
    """
}
