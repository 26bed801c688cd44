/// The pages of v2: the tweets of a timeline in groups of a fixed size, the newest first.
struct Pages: RecordMaker {
  private var timeline: Timeline
  private let size: Int
  private var number = 0

  /// - Parameter topics: how many topics a thousand tweets have.
  init(_ world: World, _ options: Options, topics: Int) {
    let maker = TweetMaker(world: world, topics: topics, things: topics / 3)
    timeline = Timeline(maker: maker, gap: options.gap)
    size = options.pageSize
  }

  /// Writes the next page.
  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind {
    let page = make()
    writer.v2Response(page)
    writer.truth?.rows = page.tweets.map(Truth.Row.init)
    writer.truth?.included = page.included.map(\.id)
    return .page
  }

  /// Generates the next page without writing it.
  mutating func make() -> V2Page {
    var tweets: [Tweet] = []
    for _ in 0..<size { tweets.append(timeline.next()) }
    number += 1
    return V2Page(tweets.reversed(), number: number, timeline.maker.world)
  }
}

/// The tweets of the pages of v2, flat and one by one.
struct FlatTweets: RecordMaker {
  private var pages: Pages
  private var page: V2Page
  /// How many tweets of the page have been written.
  private var given = 0

  /// Flat tweets have more annotations: they come from searches with many topics.
  init(_ world: World, _ options: Options) {
    pages = Pages(world, options, topics: 7000)
    page = pages.make()
  }

  mutating func next(_ writer: inout JSONWriter) -> Truth.Kind {
    if given == page.tweets.count {
      page = pages.make()
      given = 0
    }
    let tweet = page.tweets[given]
    given += 1
    writer.v2FlatTweet(tweet, page)
    writer.truth?.rows = [Truth.Row(tweet)]
    return .tweet
  }
}
