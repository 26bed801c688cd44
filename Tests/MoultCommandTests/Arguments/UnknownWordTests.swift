import Testing

/// Misspelled words of a command line.
@Suite(.tags(.process)) struct UnknownWordTests {
  @Test(arguments: [
    ("aggregate --by language", "perhaps `lang`"),
    ("aggregate --by lang --format cvs", "perhaps `csv`"),
    ("aggregate --by lang --where date=2019-12-01", "perhaps `day`"),
    ("agregate --by lang", "perhaps `aggregate`"), ("redact --shape flatten", "perhaps `flat`"),
    ("redact --policy strcit", "perhaps `strict`"), ("redact --reader yail", "perhaps `yajl`"),
    ("redact --compress zst", "perhaps `zstd`"), ("dehydrate --ids tweet", "perhaps `tweets`"),
    ("dehydrate --also retweets", "perhaps `retweeted`"),
    ("comply --with n.jsonl --ids user", "perhaps `users`"),
    ("comply --with n.jsonl --results tweet", "perhaps `tweets`"),
  ])
  func theNearestIsProposed(line: String, proposal: String) throws {
    let run = try Workspace().moult(line.split(separator: " ").map(String.init))
    #expect(run.code == 64 && run.output.isEmpty && run.messages.contains(proposal))
  }
}
