package import JSONStream

/// The scripts of personal archives, for callers that look for inputs.
package enum Scripts {
  /// The forms of their first lines.
  package static var forms: ScriptForms { Catalogue.builtIn.scripts }

  /// The bytes with which a script begins.
  package static var starts: [[UInt8]] { forms.starts }
}
