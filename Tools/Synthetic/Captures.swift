/// The tweets of a stream, one a record, as the web interface sends them and scrapers store them.
struct Captures: RecordMaker {
  private var timeline: Timeline
  private let form: Form

  init(_ world: World, _ options: Options, _ form: Form) {
    timeline = Timeline(maker: TweetMaker(world: world), gap: options.gap)
    self.form = form
  }

  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind {
    let tweet = timeline.next()
    switch form {
    case .graphQL: writer.graphQLPage(tweet)
    case .graphQLOld: writer.graphQLAnswer(tweet)
    case .snscrape: writer.scrapedTweet(tweet, isSnscrape: true)
    case .twscrape: writer.scrapedTweet(tweet, isSnscrape: false)
    default: writer.twintTweet(tweet)
    }
    writer.truth?.rows = [Truth.Row(tweet)]
    return .tweet
  }
}

extension JSONWriter {
  /// An ID as a number alone.
  mutating func number(_ key: String, _ id: UInt64?) {
    guard let id else { return null(key) }
    truth?.ids.insert(id)
    write(key, room: 20) { $0.put(decimal: id) }
  }

  /// An empty list or text in place of null.
  mutating func empty(_ key: String, list: Bool) {
    guard list else { return member(key, string: "") }
    self.key(key)
    openArray()
    closeArray()
  }
}
