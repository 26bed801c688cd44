import ArgumentParser
import Moult
import MoultFiles
import MoultIO

/// Collects with what and from what a run makes its outputs. A class, since the walk over the inputs adds to it.
final class ProvenanceLog {
  private let plan: Plan
  /// The files that were read, in their order.
  private var files: [Member] = []
  /// The inputs of parts that were read in place of files.
  private var ofParts: [Provenance.Input] = []
  private var protection: [String] = []
  /// The inputs with their checksums, once they are computed.
  private var inputs: [Provenance.Input]?

  init(_ plan: Plan) { self.plan = plan }

  /// Adds the file of a member that is about to be read, once.
  func add(_ member: Member) {
    guard plan.needsProvenance, member.path.isEmpty else { return }
    files.append(member)
    inputs = nil
  }

  /// Adds the inputs of a part.
  func add(_ inputs: [Provenance.Input]) { ofParts += inputs }

  /// Adds sentences about the protection of the output; each is kept once.
  func add(protection sentences: [String]) {
    for sentence in sentences where !protection.contains(sentence) { protection.append(sentence) }
  }

  /// What is known so far, with the inputs; reads them again where checksums are requested.
  func provenance() throws -> Provenance {
    var provenance = provenanceWithoutInputs()
    let known = try inputs ?? files.map(input)
    inputs = known
    provenance.inputs = known + ofParts
    return provenance
  }

  /// The same without the inputs.
  func provenanceWithoutInputs() -> Provenance {
    var provenance = Provenance(
      version: moultVersion, job: plan.job, request: plan.request,
      catalogue: Checksum.ofCatalogues, policy: plan.policy)
    provenance.analysis = plan.analysis
    provenance.protection = protection
    return provenance
  }

  private func input(_ member: Member) throws -> Provenance.Input {
    let sum = plan.computesChecksums ? try checksum(of: member) : nil
    return Provenance.Input(name: member.name, bytes: member.size, sha256: sum)
  }

  /// The checksum of a regular file; nil for anything else, which can be read once.
  private func checksum(of member: Member) throws -> String? {
    guard member.containerVersion != nil, member.container != "-" else { return nil }
    var source = try InputSource(oneFile: member.container)
    guard source.version == member.containerVersion else { throw ChangedInput(name: member.name) }
    var sum = Checksum()
    while try source.next() { sum.add(source.chunk) }
    return sum.hexadecimal
  }
}

/// An input that was changed before its checksum was computed, so that the checksum would be of something else.
private struct ChangedInput: CommandError {
  let name: String
  var exitCode: ExitCode { Exit.ioFailed }

  var description: String {
    "\(name) was changed while it was read, so its checksum would be of other data; run it again, or without "
      + "--checksums"
  }
}

extension Provenance.Document {
  /// A policy, by everything that it does.
  init(_ policy: Policy) {
    self.init(
      name: policy.name, sha256: Checksum.of(policy.listing().map { $0 + "\n" }.joined()))
  }
}
