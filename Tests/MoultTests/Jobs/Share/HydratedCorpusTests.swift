import Foundation
import Moult
import Testing

/// What `share hydrated` prints of real payloads, checked with an independent reader.
@Suite(.tags(.corpus)) struct HydratedCorpusTests {
  private static let corpus = URL(filePath: Corpus.folder.path)

  private static let files: [URL] = {
    let walk = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
    let all = (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension != "tsv" }
    return all.sorted { $0.path < $1.path }
  }()

  private static let isThere = FileManager.default.fileExists(atPath: corpus.path)

  /// Why a value must not be in the output; nil where it may be.
  private static func fault(in value: Any) -> String? {
    if let list = value as? [Any] { return list.lazy.compactMap(fault).first }
    guard let object = value as? [String: Any] else { return nil }
    if let isProtected = object["protected"], isProtected as? Bool != false { return "protected" }
    if let withheld = object["withheld_in_countries"] as? [Any], !withheld.isEmpty {
      return "withheld"
    }
    if object["withheld"] is [String: Any] { return "withheld" }
    for key in ["event_type", "dm_conversation_id", "message_create", "sender_id", "recipient_id"]
    where object[key] != nil { return key }
    // A whole user must say that it is not protected.
    let isUser = object["screen_name"] != nil || object["username"] != nil
    let isWhole = object["followers_count"] != nil || object["public_metrics"] != nil
    if isUser && isWhole && object["protected"] as? Bool != false { return "protection unknown" }
    return object.values.lazy.compactMap(fault).first
  }

  @Test(.enabled(if: isThere, "the corpus is not beside the checkout"))
  func nothingThatIsNotPublicComesOut() throws {
    var lines = 0
    var filter = HydratedFilter()
    var gate = HydratedGate()
    for file in Self.files {
      guard let data = try? Data(contentsOf: file), !data.isEmpty else { continue }
      filter.feed(Array(data))
      filter.finish()
      let output = filter.output.string
      filter.output.removeAll()
      filter.startNextInput()
      let bytes = Array(output.utf8)
      gate.pass(bytes.span)
      let isBroken = gate.isBroken
      #expect(!isBroken, "\(file.lastPathComponent)")
      for line in output.split(separator: "\n") {
        lines += 1
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        let fault = Self.fault(in: value)
        // A failure names the file and none of its content.
        #expect(fault == nil, "\(file.lastPathComponent)")
      }
    }
    gate.finish()
    let (isBroken, objects) = (gate.isBroken, gate.objects)
    #expect(!isBroken && objects >= lines)
    #expect(lines > 20, "too few lines were printed to test anything: \(lines)")
  }
}
