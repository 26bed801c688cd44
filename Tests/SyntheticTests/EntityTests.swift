import Foundation
import Synthetic
import Testing

@Suite("Entities are at their indices")
struct EntityTests {
  @Test("in v1.1, truncated texts and retweets included")
  func v1Places() throws {
    var seen = 0
    for made in make(.v1, 400) where made.truth.kind == .tweet {
      for tweet in objects(in: try made.parsed()) {
        guard let text = tweet.string("full_text") ?? tweet.string("text"),
          let entities = tweet.object("entities")
        else { continue }
        let scalars = Array(text.unicodeScalars)
        for (list, key, sign) in [
          ("user_mentions", "screen_name", "@"), ("hashtags", "text", "#"), ("urls", "url", ""),
          ("media", "url", ""), ("symbols", "text", "$"),
        ] {
          for entity in entities.list(list) {
            let at = try #require(entity["indices"] as? [Int])
            let part = String(String.UnicodeScalarView(scalars[at[0]..<at[1]]))
            #expect(part == sign + (entity.string(key) ?? ""))
            seen += 1
          }
        }
      }
    }
    #expect(seen > 400)
  }

  @Test("in v2, with annotations that end on their last character")
  func v2Places() throws {
    for made in make(.v2Pages, 3) {
      let page = try made.parsed()
      for tweet in page.list("data") + (page.object("includes")?.list("tweets") ?? []) {
        let scalars = Array(try #require(tweet.string("text")).unicodeScalars)
        let entities = tweet.object("entities") ?? [:]
        for (list, key, sign, past) in [
          ("mentions", "username", "@", 0), ("hashtags", "tag", "#", 0), ("urls", "url", "", 0),
          ("cashtags", "tag", "$", 0), ("annotations", "normalized_text", "", 1),
        ] {
          for entity in entities.list(list) {
            let start = try #require(entity["start"] as? Int)
            let end = try #require(entity["end"] as? Int)
            let part = String(String.UnicodeScalarView(scalars[start..<end + past]))
            #expect(part == sign + (entity.string(key) ?? ""))
          }
        }
      }
    }
  }

  @Test("what a page refers to is included, or an error names it")
  func references() throws {
    var errors = 0
    for made in make(.v2Pages, 4) {
      let page = try made.parsed()
      let includes = try #require(page.object("includes"))
      let lost = Set(page.list("errors").compactMap { $0.string("resource_id") })
      errors += lost.count
      let users = Set(includes.list("users").compactMap { $0.string("id") }).union(lost)
      let tweets = Set(includes.list("tweets").compactMap { $0.string("id") }).union(lost)
      let media = Set(includes.list("media").compactMap { $0.string("media_key") })
      let places = Set(includes.list("places").compactMap { $0.string("id") })
      for tweet in page.list("data") {
        #expect(users.contains(tweet.string("author_id") ?? ""))
        for other in tweet.list("referenced_tweets") where other.string("type") != "replied_to" {
          #expect(tweets.contains(other.string("id") ?? ""))
        }
        let keys = tweet.object("attachments")?["media_keys"] as? [String] ?? []
        #expect(media.isSuperset(of: keys))
        if let place = tweet.object("geo")?.string("place_id") { #expect(places.contains(place)) }
      }
    }
    #expect(errors > 0)
  }

  @Test("in a flat tweet they are inside it")
  func flat() throws {
    var referenced = 0
    for made in sample(.v2Flat) {
      let tweet = try made.parsed()
      #expect(tweet.object("author")?.string("id") == tweet.string("author_id"))
      #expect(tweet.object("__twarc") != nil)
      for other in tweet.list("referenced_tweets") where other["text"] != nil {
        #expect(other.object("author")?.string("id") == other.string("author_id"))
        referenced += 1
      }
    }
    #expect(referenced > 50)
  }
}
