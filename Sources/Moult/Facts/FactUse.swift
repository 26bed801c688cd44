/// The fact that a field's value contributes to.
enum FactUse: UInt8, Sendable {
  case nothing, time, timeInMilliseconds, userTime, country, language, source, mediaType, verified
  case link, hashtag, cashtag, userID, mediaName
  case photo, video, animation, mediaClass, date, clock, zone, tweetID
  case text, plainText, topic, authorHandle, metric, flat

  /// - Parameter meaning: nil where the field has none, or the job does not read it.
  init(_ meaning: Meaning?) {
    switch meaning {
    case .time: self = .time
    case .timeInMilliseconds: self = .timeInMilliseconds
    case .userTime: self = .userTime
    case .country: self = .country
    case .language: self = .language
    case .source: self = .source
    case .mediaType: self = .mediaType
    case .verified: self = .verified
    case .link, .outlink: self = .link
    case .hashtag: self = .hashtag
    case .cashtag: self = .cashtag
    case .userID: self = .userID
    case .otherID: self = .mediaName
    case .photo: self = .photo
    case .video: self = .video
    case .animation: self = .animation
    case .mediaClass: self = .mediaClass
    case .date: self = .date
    case .clock: self = .clock
    case .zone: self = .zone
    case .tweetID: self = .tweetID
    case .tweetText: self = .text
    case .plainText: self = .plainText
    case .topic: self = .topic
    default: self = .nothing
    }
  }
}
