/// The meanings that code uses by name. All others are data.
extension Meaning {
  static let tweetID = required("tweet.id")
  static let userID = required("user.id")
  static let messageID = required("message.id")
  static let lookupValue = required("lookup.value")
  static let handle = required("user.handle")
  static let displayName = required("user.name")
  static let link = required("tweet.link")
  static let userURL = required("user.url")
  static let plainText = required("tweet.plain-text")
  static let hashtag = required("tweet.hashtag")
  static let cashtag = required("tweet.cashtag")
  static let topicDomain = required("tweet.topic-domain")
  static let annotation = required("tweet.annotation")
  static let annotationType = required("annotation.type")
  static let time = required("tweet.time")
  static let timeInMilliseconds = required("tweet.time-ms")
  static let userTime = required("user.time")
  static let country = required("tweet.country")
  static let language = required("tweet.lang")
  static let source = required("tweet.source")
  static let mediaType = required("media.type")
  static let verified = required("user.verified")
  static let otherID = required("other.id")
  static let tweetRelation = required("tweet.relation")
  static let tweetText = required("tweet.text")
  static let place = required("tweet.place")
  static let withheld = required("tweet.withheld")
  static let eventTime = required("event.time")
  static let userProfile = required("user.profile")
  static let userContact = required("user.contact")
  static let protected = required("user.protected")
  static let withheldScope = required("tweet.withheld-scope")
  static let tweetFlag = required("tweet.flag")
  static let noticeText = required("notice.text")

  private static func required(_ name: String) -> Meaning {
    guard let meaning = Meaning(named: name) else {
      preconditionFailure("meanings.txt has no line for \(name)")
    }
    return meaning
  }
}
