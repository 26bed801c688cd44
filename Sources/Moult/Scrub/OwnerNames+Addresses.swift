internal import JSONStream

/// Names in the owner's addresses.
extension OwnerNames {
  /// The most bytes of an address that are read.
  private static let longestAddress = 1024

  /// Adds an address of a site or of e-mail. O(bytes + all names).
  mutating func add(address: Span<UInt8>) {
    var folded = TextReading()
    folded.read(compact: address, atMost: Self.longestAddress, Folding.builtIn)
    if Self.isSite(folded.span) {
      add(site: folded.span)
    } else if let sign = (folded.span.indices.last { folded[$0] == 0x40 }) {
      add(mail: folded.span, sign: sign)
    }
  }

  /// Whether a folded address has a scheme, or is a host with a known last label.
  private static func isSite(_ address: Span<UInt8>) -> Bool {
    for index in address.indices.dropLast(2)
    where address[index] == 0x3A && address[index + 1] == 0x2F && address[index + 2] == 0x2F {
      return true
    }
    for index in address.indices where address[index] == 0x40 || address[index] == 0x20 {
      return false
    }
    let host = address.extracting(LinkForm.host(of: address))
    return PublicSuffixes.suffix(of: host).map { $0.start > 0 } ?? false
  }

  /// Adds a site, and the word in its address that is its user's.
  private mutating func add(site: Span<UInt8>) {
    add(site, .site)
    add(site.extracting(Self.ownWord(of: site)), .presumed)
  }

  /// Adds the words before the sign of an e-mail address, and its domain unless it is a large provider's.
  private mutating func add(mail: Span<UInt8>, sign: Int) {
    let end = mail.indices.first { mail[$0] == 0x2B || $0 == sign } ?? sign
    add(mail.extracting(0..<end), .presumed)
    let domain = mail.extracting((sign + 1)...)
    if !Vocabulary.builtIn.mailHosts.contains(domain) { add(site: domain) }
  }

  /// The word in a site's address that is its user's: `baumann` of `www.baumann.de`, of `baumann.tumblr.com` and of
  /// `github.com/baumann`.
  private static func ownWord(of site: Span<UInt8>) -> Range<Int> {
    let host = LinkForm.host(of: site)
    guard let suffix = PublicSuffixes.suffix(of: site.extracting(host)) else { return 0..<0 }
    let domain = PublicSuffixes.registeredDomain(of: site.extracting(host))
    let start = host.lowerBound + domain.lowerBound
    guard Vocabulary.builtIn.sharedHosts.contains(site.extracting(start..<host.upperBound)) else {
      return label(before: host.lowerBound + suffix.start, in: host, of: site)
    }
    if start > host.lowerBound { return label(before: start, in: host, of: site) }
    var first = host.upperBound
    while first < site.count, site[first] == 0x2F || site[first] == 0x40 { first += 1 }
    let end = (first..<site.count).first { isEndOfPart(site[$0]) } ?? site.count
    return first..<end
  }

  /// The label of a host before a place; empty at its start.
  private static func label(
    before place: Int, in host: Range<Int>, of site: Span<UInt8>
  ) -> Range<Int> {
    let end = max(place - 1, host.lowerBound)
    var start = end
    while start > host.lowerBound, site[start - 1] != 0x2E { start -= 1 }
    return start..<end
  }

  private static func isEndOfPart(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x23
  }
}
