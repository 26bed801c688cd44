/// The parts of links: schemes, hosts and top-level domains.
enum Links {
  /// Schemes before `://`, folded.
  static let schemes = ["https", "http", "ftp"].map(letters)
  /// `www.`, folded.
  static let www = letters("www.")
  /// Hosts of the platform's own short links.
  static let ownHosts = ["t.co/", "pic.twitter.com/", "pic.x.com/"].map(letters)

  /// How links begin, and how many of these letters before an ellipsis make a truncated link.
  static let beginnings: [(letters: [UInt32], least: Int)] = [
    (letters("https://"), 2), (letters("http://"), 2), (letters("pic.twitter.com/"), 4),
    (letters("t.co/"), 3), (letters("www."), 3),
  ]

  /// Whether a link ends before this character.
  static func ends(_ scalar: UInt32) -> Bool {
    switch scalar {
    case Scalars.space, Scalars.newline, 0x22, 0x3C, 0x3E, 0xAB, 0xBB, 0x201C, 0x201D,
      0x3001, 0x3002, 0x3008...0x3011, 0x3014, 0x3015:
      true
    default: false
    }
  }

  /// Whether a character belongs to the sentence when it is the last one of a link.
  static func isSentenceEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x7D, 0x27: true  // . , ; : ! ? ) ] } '
    default: false
    }
  }

  /// Up to eight ASCII letters as one number, nil for anything else.
  static func pack(_ label: ArraySlice<UInt32>) -> UInt64? {
    guard label.count <= 8, label.allSatisfy(Scalars.isLetter) else { return nil }
    return label.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Top-level domains that end a host without a path: common generic ones, and countries whose letters
  /// are no word. Source: the root zone of the domain name system; the selection is Moult's.
  static let generic = packed(
    """
    com net org edu gov mil int info biz mobi jobs museum aero coop travel app dev xyz online site
    website store shop blog tech cloud page wiki live club team agency studio design media network
    video photos photo gallery social email digital world global tokyo london berlin paris wien
    moe ninja guru gmbh ltd inc bank art fun icu vip top
    io tv uk jp ru kr cz eu gg pl hu
    """)

  /// Second-level domains of countries (`com.au`, `or.jp`).
  static let secondLevels = packed("com co org or net ne edu ac gov go gob gouv")

  /// Top-level domains of countries. Source: ISO 3166-1 alpha-2 as delegated in the root zone.
  static let countries = packed(
    """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt
    bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er
    es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr
    ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk
    lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf
    ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc
    sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv
    tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
    """)

  private static func packed(_ labels: String) -> Set<UInt64> {
    Set(labels.split(whereSeparator: \.isWhitespace).compactMap { pack(letters(String($0))[...]) })
  }

  private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
