// The example of the articles in Sources/MoultLedger/MoultLedger.docc. What is between the marks is in the article.

// mark: begin
import MoultLedger

/// Releases IDs of tweets to a recipient: as many as its quota has room for, at most `count`. `write` writes their
/// files and returns the SHA-256 of the manifest.
func release(
  _ count: Int, to recipient: String, from ledger: Ledger, _ write: (Grant) throws -> String
) throws -> Int {
  var request = ReleaseRequest(
    recipient: recipient, kind: .tweetIDs, wanted: count,
    quotas: QuotaEdition.named(QuotaEdition.builtInNames[0])!, application: "survey", purpose: nil)
  request.takesFewer = true
  let grant = try ledger.reserve(request)
  do {
    try ledger.startWriting(grant.release, manifest: write(grant))
  } catch {
    try ledger.giveBack(grant.release)
    throw error
  }
  try ledger.settle(grant.release)
  return grant.count
}
// mark: end
