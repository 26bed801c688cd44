import Testing

@testable import Moult

/// The IDs of real payloads are the same as those of the Python readers, which share no code with the library
/// and were written from the descriptions of the formats alone.
@Suite(
  .tags(.corpus),
  .enabled(if: Corpus.isPresent, Comment(rawValue: Needs.corpus)),
  .enabled(if: Python.interpreter != nil, Comment(rawValue: Needs.python)))
struct CorpusIDTests {
  /// A kind of IDs, and the relations to include.
  struct Question: CustomTestStringConvertible, Sendable {
    let ids: Dehydrator.Kind
    let also: Set<Dehydrator.Relation>

    var roles: String { also.map(\.rawValue).sorted().joined(separator: ",") }
    var testDescription: String { also.isEmpty ? ids.rawValue : "\(ids.rawValue) also \(roles)" }
  }

  static let questions = Dehydrator.Kind.allCases.flatMap { kind in
    [Question(ids: kind, also: [])]
      + (kind.everyRelation.isEmpty ? [] : [Question(ids: kind, also: kind.everyRelation)])
  }

  /// The known differences: the number of IDs that only the library finds, and that only the other reader finds.
  struct Difference {
    let ids: Dehydrator.Kind
    let more: Int
    let fewer: Int
    let why: String
  }

  private static let answerToMessage = Difference(
    ids: .messages, more: 1, fewer: 0,
    why:
      "the answer to a sent message has its ID as `dm_event_id`; the other reader asks for events")

  static let differences: [String: Difference] = [
    "v11-rest/002-24696018620.json": Difference(
      ids: .users, more: 1, fewer: 0,
      why:
        "line breaks got into keys, `screen_name` among them; the catalogue recognizes a user by its "
        + "`id`, `name` and `followers_count` too"),
    "v2-response/020-expansions.json": Difference(
      ids: .users, more: 0, fewer: 1,
      why: "a bare `includes` object; the catalogue has it only inside of a page"),
    "dm-v2/002-test_asyncclient_manage_and_lookup_direct_messages_1.json": answerToMessage,
    "dm-v2/004-test_manage_and_lookup_direct_messages_0.json": answerToMessage,
    "dm-v2/005-test_manage_and_lookup_direct_messages_1.json": answerToMessage,
  ]

  /// Prints `[file, ID, ...]` for each file.
  static let program = """
    import json
    from ids import record_ids
    from reading import read_records
    folder, kind, also = sys.argv[1:4]
    for file in sys.argv[4:]:
        records = read_records(folder + "/" + file)
        found = [i for r in records for i in record_ids(r.value, kind, also.split(","), r.script)]
        print(json.dumps([file] + found))
    """

  @Test(arguments: questions)
  func allFiles(question: Question) throws {
    let files = try Corpus.files()
    let answers = try Python.rows(
      Self.program, [Corpus.folder.path, question.ids.rawValue, question.roles] + files)
    #expect(answers.map(\.first) == files)
    var job = Dehydrator(Dehydrator.Options(ids: question.ids, also: question.also))
    var total = 0
    for (file, answer) in zip(files, answers) {
      var run = JobRun(&job, try Corpus.bytes(file))
      while job.release() { run.take(from: &job) }
      let found = run.lines
      job.startNextInput()
      total += found.count
      compare(found, Array(answer.dropFirst()), question, file)
    }
    // A comparison of two empty lists proves nothing.
    #expect(total > 0)
  }

  /// Describes a difference by file and place. The IDs are real, so they are not printed.
  private func compare(
    _ found: [String], _ wanted: [String], _ question: Question, _ file: String
  ) {
    if let known = Self.differences[file], known.ids == question.ids {
      let (more, fewer) = (Set(found).subtracting(wanted), Set(wanted).subtracting(found))
      let isAsKnown = more.count <= known.more && fewer.count <= known.fewer
      #expect(isAsKnown, "\(file) differs otherwise than is known (\(known.why))")
      return
    }
    let place = zip(found, wanted).prefix { $0 == $1 }.count
    let isSame = found == wanted
    #expect(
      isSame, "\(file): \(found.count) for \(wanted.count) IDs, different from the \(place)th")
  }
}
