/// The purpose for which code reads a field, besides its meaning. Few fields have one.
enum FieldUse: String, Sendable, CaseIterable {
  /// A value other than `false` says that the tweet or user is withheld.
  case withheld
  /// A value other than `false` says that the tweet is for some people only: followers, a community.
  case limited
  /// The address that a shortened link leads to in the end; an object there has it inside.
  case followed
  /// The ID of the tweet or user that a notice is about. The form of the value says which of the two.
  case subject
  /// The ID of the tweet or user that a line of a batch's results is about. The line does not say which.
  case result
  /// The time at which the subject of a notice was made; it is not the time of the notice.
  case made
  /// A text in which an ID can be: an entry's name, a cursor. It is removed with the subject of the ID.
  case naming
  /// The field is incomplete where the record has a field that is `whole`.
  case shortened
  /// The object that has the field shows a tweet that the platform placed there for an advertiser.
  case promoted
  /// A value says that a link leads to media of a tweet, and is no link of its author: the key of a media item, or an
  /// address at the platform's host of media.
  case attachment
  /// A value shows that the object is there, where nothing else of it is read.
  case presence
  /// The ID of the user who wrote all tweets of the page that name no author.
  case owner
  /// The author's handle. It counts users where there is no ID of the author.
  case counted
  /// A value about the owner of an archive that no job prints, beside one that is read.
  case `private`
  /// A value of a line of `redact --shape flat`, in the form in which it is written there.
  case flat
  /// A number of a tweet that tables print means of.
  case likes, retweets, replies, quotes, bookmarks, views
  /// The same of a tweet's author.
  case followers, friends, statuses, listed
}
