/// The application that sent a tweet.
struct ClientApp: Sendable {
  let name: String
  /// The application as an HTML link, which is how v1.1 writes it.
  let anchor: [UInt8]

  /// The well-known applications, which send more than nine of ten tweets.
  static let known: [(share: Int, source: ClientApp)] = [
    (330, ClientApp(name: "Twitter for iPhone", address: "http://twitter.com/download/iphone")),
    (330, ClientApp(name: "Twitter for Android", address: "http://twitter.com/download/android")),
    (160, ClientApp(name: "Twitter Web App", address: "https://mobile.twitter.com")),
    (60, ClientApp(name: "Twitter Web Client", address: "http://twitter.com")),
    (30, ClientApp(name: "Twitter for iPad", address: "http://twitter.com/#!/download/ipad")),
    (25, ClientApp(name: "TweetDeck", address: "https://about.twitter.com/products/tweetdeck")),
    (20, ClientApp(name: "IFTTT", address: "https://ifttt.com")),
    (10, ClientApp(name: "Hootsuite Inc.", address: "https://www.hootsuite.com")),
  ]

  /// The shares of the known applications, then that of all others.
  static let shares = known.map(\.share) + [35]

  /// A well-known application, or an invented one, which sometimes has its author's name.
  init(author: Identity, _ random: inout Random) {
    let place = random.weighted(ClientApp.shares)
    if place < ClientApp.known.count {
      self = ClientApp.known[place].source
      return
    }
    let rank = random.heavy(0, 9) - 1
    let host = String(decoding: LinkHost.name(rank), as: UTF8.self)
    let handle = String(decoding: author.handle, as: UTF8.self)
    let own = random.chance(150)
    self.init(name: own ? "\(handle) bot" : "Poster \(rank)", address: "https://\(host)/post")
  }

  private init(name: String, address: String) {
    self.name = name
    anchor = Array("<a href=\"\(address)\" rel=\"nofollow\">\(name)</a>".utf8)
  }
}
