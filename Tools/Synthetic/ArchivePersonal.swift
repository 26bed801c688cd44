/// What an archive has besides tweets: accounts, conversations, advertisements, guesses about the person.
enum ArchivePersonal {
  /// The form of an element of a script: the name of the file, of the object in the element, and of its members.
  struct Form {
    let file: String
    let object: String
    let members: [String]

    init(_ file: String, _ object: String, _ members: String...) {
      (self.file, self.object, self.members) = (file, object, members)
    }
  }

  /// Scripts that no job reads. A member that ends in `Id` is a number.
  static let forms = [
    Form(
      "account", "account", "email", "createdVia", "username", "accountId", "accountDisplayName"),
    Form("profile", "profile", "bio", "website", "location", "avatarMediaUrl", "headerMediaUrl"),
    Form("ip-audit", "ipAudit", "accountId", "createdAt", "loginIp"),
    Form("ad-impressions", "ad", "advertiserName", "tweetId", "tweetText", "impressionTime"),
    Form("ad-engagements", "ad", "advertiserName", "tweetId", "engagementType"),
    Form("app", "app", "appId", "appNames"),
    Form("article", "article", "articleId", "title", "plaintext", "coverMediaId"),
    Form("article-metadata", "articleMetadata", "articleId", "articleLifeCycle"),
    Form("branch-links", "branchLinkEvent", "landingPage", "externalReferrerUrl"),
    Form("community-note", "communityNote", "noteId", "tweetId", "summary", "userId"),
    Form("community-note-rating", "communityNoteRating", "noteId", "helpfulnessLevel", "userId"),
    Form("device-token", "deviceToken", "clientApplicationId", "token"),
    Form("grok-chat-item", "grokChatItem", "accountId", "chatId", "sender", "message", "grokMode"),
    Form("key-registry", "keyRegistryData", "userId", "registeredDevices"),
    Form("lists-created", "userListInfo", "urls"),
    Form("personalization", "p13nData", "interests", "shows", "locationHistory"),
    Form("professional-data", "professionalData", "accountId", "categoryNames"),
    Form("protected-history", "protectedHistory", "protectedAt", "action"),
    Form("spaces-metadata", "spacesMetadata", "id", "title", "creatorUserId", "hostUserIds"),
    Form("tweetdeck", "deck", "title", "columnIds"),
    Form("user-link-clicks", "userInteractionsData", "tweetId", "finalUrl"),
  ]

  /// The text that every private value begins with.
  static let mark = "Synprivate"
}

extension JSONWriter {
  mutating func personal(_ form: ArchivePersonal.Form, _ random: inout Random) {
    openElement(form.object)
    for name in form.members {
      if name.hasSuffix("Id") {
        privateID(name, &random)
      } else {
        privateText(name, &random)
      }
    }
    closeElement()
  }

  /// The full text of a tweet, under an ID that is no tweet's.
  mutating func archiveNote(_ random: inout Random) {
    openElement("noteTweet")
    privateID("noteTweetId", &random)
    openMember("core")
    privateText("text", &random)
    closeObject()
    closeElement()
  }

  mutating func archiveLike(_ tweet: UInt64, _ random: inout Random) {
    openElement("like")
    id("tweetId", tweet)
    privateText("fullText", &random)
    url("expandedUrl", Array("https://twitter.com/i/web/status/\(tweet)".utf8))
    closeElement()
  }

  /// An account that follows or is followed.
  mutating func archiveAccount(_ name: String, _ user: UInt64) {
    openElement(name)
    id("accountId", user)
    url("userLink", Array("https://twitter.com/intent/user?user_id=\(user)".utf8))
    closeElement()
  }

  mutating func archiveConversation(_ random: inout Random) {
    openElement("dmConversation")
    privateText("conversationId", &random)
    openList("messages")
    openElement("messageCreate")
    privateID("recipientId", &random)
    privateText("text", &random)
    privateID("senderId", &random)
    privateID("id", &random)
    closeElement()
    closeArray()
    closeElement()
  }

  /// The value of the manifest, which lists the person and the files.
  mutating func archiveManifest(_ who: Identity) {
    openObject()
    openMember("userInfo")
    id("accountId", who.id)
    handle("userName", who)
    name("displayName", who)
    closeObject()
    openMember("dataTypes")
    openMember("tweets")
    member("mediaDirectory", string: "data/tweets_media")
    closeObject()
    closeObject()
    closeObject()
  }

  private mutating func privateID(_ name: String, _ random: inout Random) {
    id(name, 7_000_000_000 + UInt64(random.below(1_999_000_000)))
  }

  private mutating func privateText(_ name: String, _ random: inout Random) {
    member(name, string: ArchivePersonal.mark + "\(random.below(1_000_000))")
  }
}
