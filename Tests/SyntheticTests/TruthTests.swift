import Foundation
import Synthetic
import Testing

@Suite("The truth describes the record")
struct TruthTests {
  @Test("v1 tweets")
  func v1Rows() throws {
    for made in sample(.v1) where made.truth.kind == .tweet {
      let tweet = try made.parsed()
      let row = try #require(made.truth.rows.first)
      #expect(tweet.string("id_str") == "\(row.tweet)")
      #expect(tweet["id"] as? UInt64 == row.tweet)
      #expect(tweet.object("user")?.string("id_str") == "\(row.author)")
      #expect(tweet.object("user")?.string("screen_name") == row.handle)
      #expect(tweet.string("lang") == row.language)
      #expect(tweet.object("retweeted_status")?.string("id_str") == row.retweeted.map(String.init))
      #expect(tweet.string("quoted_status_id_str") == row.quoted.map(String.init))
      #expect(tweet.string("in_reply_to_status_id_str") == row.replied.map(String.init))
      #expect(tweet.string("in_reply_to_user_id_str") == row.repliedUser.map(String.init))
      #expect(tweet.object("place")?.string("country_code") == row.country)
      let whole = tweet.object("extended_tweet") ?? tweet
      #expect((whole.string("full_text") ?? whole.string("text")) == row.text)
      let entities = try #require(whole.object("entities"))
      #expect(entities.list("hashtags").map { $0.string("text") } == row.hashtags)
      let mentioned = entities.list("user_mentions").map { $0.string("id_str") }
      #expect(mentioned == row.mentioned.map { "\($0)" })
      let hosts = entities.list("urls").compactMap { $0.string("expanded_url") }
        .compactMap { URL(string: $0)?.host() }
      #expect(hosts == row.hosts)
    }
  }

  @Test("pages of v2", arguments: [Form.v2Pages, .v2Python])
  func pageRows(form: Form) throws {
    for made in sample(form) {
      let page = try made.parsed()
      #expect(made.truth.kind == .page)
      #expect(page.list("data").map { $0.string("id") } == made.truth.rows.map { "\($0.tweet)" })
      let authors = page.list("data").map { $0.string("author_id") }
      #expect(authors == made.truth.rows.map { "\($0.author)" })
      #expect(page.list("data").map { $0.string("text") } == made.truth.rows.map(\.text))
      let included = page.object("includes")?.list("tweets").map { $0.string("id") }
      #expect(included == made.truth.included.map { "\($0)" })
    }
  }

  @Test("every long number of a record is among its IDs", arguments: Form.allCases)
  func numbersAreKnown(form: Form) {
    for made in sample(form) {
      // A moment in milliseconds has 13 digits, and a short user ID has ten.
      let numbers = made.bytes.runs { (0x30...0x39).contains($0) }.filter { $0.run.count > 16 }
      for number in numbers {
        #expect(made.truth.ids.contains(UInt64(number.run) ?? 0))
      }
    }
  }

  @Test("every handle and every address of a record is known", arguments: Form.allCases)
  func namesAreKnown(form: Form) throws {
    let keys: Set = ["screen_name", "username", "in_reply_to_screen_name"]
    for made in sample(form) where made.truth.kind != .keepAlive {
      let record = try made.parsed()
      for object in objects(in: record) {
        for key in keys {
          if let handle = object.string(key) { #expect(made.truth.handles.contains(handle)) }
        }
        if object["followers_count"] != nil, let name = object.string("name") {
          #expect(made.truth.names.contains(name))
        }
      }
      for text in strings(in: record) where text.hasPrefix("http") {
        #expect(made.truth.urls.contains(text) || text.hasPrefix("https://api.twitter.com/2/"))
      }
    }
  }

  @Test("a handle in a text is known, even where no entity names it", arguments: Form.allCases)
  func handlesInText(form: Form) {
    for made in sample(form) {
      let words = made.bytes.runs { byte in
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      }
      // A text may be truncated in a handle; then an ellipsis follows, escaped or not.
      for word in words where word.before == 0x40 && word.after != 0x5C && word.after != 0xE2 {
        #expect(made.truth.handles.contains(word.run))
      }
    }
  }
}
