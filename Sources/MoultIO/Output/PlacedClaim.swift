/// A path of a run and its location.
struct PlacedClaim {
  let claim: PathUses.Claim
  let place: PathPlace

  /// Nil if it leads nowhere, or to a device or pipe.
  init?(_ claim: PathUses.Claim) {
    let isRead = claim.use == .read
    let place =
      claim.path == "-"
      ? PathPlace(ofStream: isRead ? Syscalls.standardInput : Syscalls.standardOutput)
      : PathPlace(claim.path)
    guard let place, place.isKept else { return nil }
    (self.claim, self.place) = (claim, place)
  }

  init(_ claim: PathUses.Claim, _ place: PathPlace) { (self.claim, self.place) = (claim, place) }

  /// The locations of an output. An output folder also has those of the links in it and of its journal, which is
  /// written in place.
  static func all(of claim: PathUses.Claim) -> [PlacedClaim] {
    guard let first = PlacedClaim(claim) else { return [] }
    guard claim.use == .filled, first.place.isDirectory else { return [first] }
    let journal = PathUses.Claim(
      path: BatchFolder.journalPath(in: claim.path), use: .written, option: claim.option)
    var links = LinkedDirectories()
    links.find(in: claim.path)
    return [first] + [PlacedClaim(journal)].compactMap(\.self)
      + links.places.map { PlacedClaim(claim, $0) }
  }

  /// - Precondition: this path is an output.
  func examine(against other: PlacedClaim) throws(PathClash) {
    let relation: PathClash.Relation? =
      if place.isSame(as: other.place) {
        .same
      } else if other.coversDirectory && place.isInside(other.place) {
        .inside
      } else if coversDirectory && other.place.isInside(place) {
        .around
      } else if covers(other.place) || other.covers(place) {
        .named
      } else {
        nil
      }
    if let relation { throw PathClash(claim, relation, other.claim) }
  }

  /// Whether the claim covers everything in its directory.
  private var coversDirectory: Bool {
    claim.use == .filled || claim.use == .read && place.isDirectory
  }

  /// Whether a location is one of the files that belong to this path.
  private func covers(_ other: PathPlace) -> Bool {
    switch claim.use {
    case .numbered:
      place.isBeside(other) && NumberedNames(place.name).contains(other.name)
    case .kept:
      place.isBeside(other) && other.name.utf8.starts(with: (place.name + "-").utf8)
    case .read, .written, .filled: false
    }
  }
}
