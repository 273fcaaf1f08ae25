/**
 * Files whose source the two parsers, ours and the independent one, read differently before anything is translated: what the other says
 * of a result says nothing then. Listed in the report, never hidden.
 */
export const quirks: ReadonlyMap<string, string> = new Map([
  ['md-spec/cmark-gfm__test_extensions.txt example 23', 'paragraphs of a footnote are code to CommonMark'],
  ['md-spec/cmark-gfm__test_regression.txt example 5', 'micromark pairs a long run of stars otherwise']
])
