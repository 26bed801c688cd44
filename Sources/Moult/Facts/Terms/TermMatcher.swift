internal import JSONStream

/// Finds all of many terms in one pass over a text: the automaton of Aho and Corasick ("Efficient string matching",
/// 1975) over the bytes of folded texts.
///
/// The nodes of its tree are numbered level by level, so that the children of a node are neighbours, in the order of their
/// bytes. Memory: about 13 bytes for each byte of the terms.
struct TermMatcher: Sendable {
  /// A form of a term, and the value of a tweet that uses it.
  struct Pattern: Hashable, Sendable {
    /// What the value is of.
    enum Target: Sendable {
      /// ``TweetFacts/terms``.
      case term
      /// ``TweetFacts/words``.
      case word
    }

    /// The form, folded.
    let form: [UInt8]
    let value: String
    let target: Target
  }

  /// The different values.
  let values: [(text: String, target: Pattern.Target)]
  /// The different forms, in the order of their bytes.
  let forms: [[UInt8]]
  /// For each form, its values.
  private let valuesOfForm: [[Int32]]
  private let tree: TermTree

  /// An automaton for some patterns. O(bytes · log patterns).
  init(_ patterns: [Pattern]) {
    var numbers: [Pattern: Int32] = [:]
    var values: [(text: String, target: Pattern.Target)] = []
    var byForm: [[UInt8]: [Int32]] = [:]
    for pattern in patterns {
      let key = Pattern(form: [], value: pattern.value, target: pattern.target)
      let number = numbers[key] ?? Int32(values.count)
      if numbers.updateValue(number, forKey: key) == nil {
        values.append((pattern.value, pattern.target))
      }
      if byForm[pattern.form]?.contains(number) != true {
        byForm[pattern.form, default: []].append(number)
      }
    }
    forms = byForm.keys.sorted { $0.lexicographicallyPrecedes($1) }
    valuesOfForm = forms.map { byForm[$0] ?? [] }
    self.values = values
    tree = TermTree(forms)
  }

  /// The values of a form.
  func values(ofForm form: Int) -> [Int32] { valuesOfForm[form] }

  /// Adds the forms that are in the current text as whole words. O(length + matches).
  func find(_ found: inout FoundTerms) {
    found.startText()
    var node: Int32 = 0
    for index in found.text.bytes.indices {
      node = tree.next(node, found.text.bytes[index])
      var end = tree.isEnd(node) ? node : tree.shorterEnd(node)
      while end != 0 {
        let form = tree.form(endingAt: end)
        if !found.contains(form: form),
          isWhole(form, endingAt: index + 1, in: found.text.bytes.span)
        {
          found.add(form: form)
        }
        end = tree.shorterEnd(end)
      }
    }
  }

  /// The values of a text that is not part of a record. O(length + matches).
  func values(in text: String) -> [String] {
    var found = FoundTerms()
    found.text.read(text.utf8.span, isHTMLEscaped: false)
    find(&found)
    var texts: [String] = []
    for index in found.forms.indices {
      for value in valuesOfForm[Int(found.forms[index])] where found.add(value: value) {
        texts.append(values[Int(value)].text)
      }
    }
    return texts
  }

  /// Whether what ends at an index is not a part of a longer word or tag.
  private func isWhole(_ form: Int32, endingAt end: Int, in text: Span<UInt8>) -> Bool {
    let bytes = forms[Int(form)]
    let start = end - bytes.count
    // A tag has a letter after its sign; `$5` is an amount.
    if bytes.count > 1, bytes[0] == UInt8(ascii: "#") || bytes[0] == UInt8(ascii: "$") {
      return WordBoundary.isTagBoundary(text, at: start, isStart: true)
        && WordBoundary.isTagBoundary(text, at: end, isStart: false)
    }
    return WordBoundary.isBoundary(text, at: start) && WordBoundary.isBoundary(text, at: end)
  }
}
