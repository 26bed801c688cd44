/// What the paths of the dialects mean, as the data files say it.
struct Catalogue: Sendable {
  /// An object of a dialect.
  struct ObjectType: Sendable {
    let name: String
    /// What a record of this type is counted as; nil where it is never a record.
    var kind: String?
    /// The alternatives of its signature; empty where it needs none.
    var signatures: [Signature] = []
    var members: [Member] = []
    /// The member whose value tells the role of the whole object.
    var roleMember: RoleMember?
    /// The member by whose value the objects of a page's store are found.
    var storeKey: String?
    /// What a page's stores hold for it.
    var joins: [Join] = []
  }

  /// A member that names an object which a page holds once for all of its records.
  struct Join: Sendable {
    /// The member with the name, or names.
    let key: String
    /// The store, by its key under what the page includes.
    let store: String
    /// The member under which the flattened form has the object; nil where it is merged in.
    let name: String?
    /// Whether only the first of several is taken.
    let isFirstOnly: Bool
  }

  /// Which keys an object of a type has and has not: all conditions must hold.
  struct Signature: Sendable {
    struct Condition: Sendable {
      let keys: [String]
      /// Whether none of the keys may be there, rather than at least one.
      let isAbsence: Bool
    }
    let conditions: [Condition]
  }

  struct RoleMember: Sendable {
    let key: String
    let roles: [(value: String, role: Role)]
  }

  /// What stands under a key.
  struct Member: Sendable {
    /// The key; `*` for any that has no line of its own.
    let key: String
    /// What a string, number or literal there means.
    var meaning: Meaning?
    /// The types of which an object there may be, in the order in which their signatures are tried.
    var types: [Int] = []
    var role: Role?
    /// Whether what stands there is a record of its own.
    var isRecords = false
    /// Whether it repeats, uncut, what siblings of the same keys hold.
    var isWhole = false
  }

  var types: [ObjectType]
  /// The types of which a record may be, in the order in which their signatures are tried.
  var roots: [Int]

  /// The catalogue that comes with Moult.
  static let builtIn: Catalogue = {
    do {
      return try Catalogue(
        texts: [
          ("v1.catalogue", PackageResources.v1_catalogue),
          ("v2.catalogue", PackageResources.v2_catalogue),
        ], meanings: .builtIn)
    } catch {
      fatalError("the built-in catalogue does not read: \(error)")
    }
  }()
}

/// What is wrong in a catalogue file, and in which line.
struct CatalogueError: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let reason: String

  var description: String { "\(file), line \(line): \(reason)" }
}
