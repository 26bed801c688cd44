import Foundation
import Testing

/// A ledger with a recipient, and its releases, which a test can stop at any step.
struct LedgerFaultSample {
  let place: FaultPlace

  static let ledger = "state/moult/ledger.sqlite"

  init() throws {
    place = try FaultPlace()
    try place.write((1...9).map { "\($0)\n" }.joined(), to: "list")
    try place.write(#"{"delete":{"status":{"id":3}}}"# + "\n", to: "notices")
    let added = try shell(#""$MOULT" recipient add Lab --agreed 2019-12-01"#)
    #expect(added.code == 0, "\(added.messages)")
  }

  /// Runs a line of the shell, in which `$MOULT` is the command and `$L` the ledger.
  func shell(_ line: String, faults: String? = nil) throws -> FaultPlace.Finished {
    try place.shell(
      "export XDG_STATE_HOME=$PWD/state L=\(Self.ledger); " + line, faults: faults)
  }

  /// Runs words as the command.
  func moult(_ words: String, faults: String? = nil) throws -> FaultPlace.Finished {
    try shell("timeout 60 \"$MOULT\" \(words)", faults: faults)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: place.path(name))
  }

  /// The states of all releases.
  func states() throws -> [String] {
    struct Exported: Decodable {
      struct Release: Decodable { let state: String }
      let releases: [Release]
    }
    let run = try moult("ledger export")
    #expect(run.code == 0, "\(run.messages)")
    return try JSONDecoder().decode(Exported.self, from: Data(run.output.utf8)).releases.map(
      \.state)
  }

  /// Stops a release before its manifest gets its name, runs a line of the shell, and continues the release.
  func stopped(_ meanwhile: String) throws -> FaultPlace.Finished {
    try shell(
      """
      LD_PRELOAD=$SHIM MOULT_FAULT=stop=1,at=out/manifest.json "$MOULT" share ids --to Lab -o out list & p=$!
      for i in $(seq 500); do grep -q '^State:.T' /proc/$p/status && break; sleep 0.02; done
      \(meanwhile)
      kill -CONT $p; wait $p
      """)
  }
}
