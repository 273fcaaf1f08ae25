interface Parts {
  readonly cascade?: 'yes' | 'no'
  /** By name, the `<rule>` elements. */
  readonly rules?: Readonly<Record<string, string>>
  /** Name of the rules by pattern of the language. */
  readonly maps?: Readonly<Record<string, string>>
}

/** An SRX 2.0 file. */
export function srx({ cascade = 'yes', rules = {}, maps = {} }: Parts): string {
  const named = Object.entries(rules).map(
    ([name, inner]) => `<languagerule languagerulename="${name}">${inner}</languagerule>`
  )
  const mapped = Object.entries(maps).map(
    ([pattern, name]) => `<languagemap languagepattern="${pattern}" languagerulename="${name}"/>`
  )
  return `<?xml version="1.0"?>
<srx version="2.0" xmlns="http://www.lisa.org/srx20">
<header cascade="${cascade}" segmentsubflows="yes"/>
<body><languagerules>
${named.join('\n')}
</languagerules>
<maprules>
${mapped.join('\n')}
</maprules></body>
</srx>`
}

/** One list of rules for every language. */
export function ruleFile(...rules: readonly (readonly [isBreak: 'yes' | 'no', before: string, after: string])[]) {
  const all = rules.map(
    ([isBreak, before, after]) =>
      `<rule break="${isBreak}"><beforebreak>${before}</beforebreak><afterbreak>${after}</afterbreak></rule>`
  )
  return { path: 'rules.srx', text: srx({ rules: { All: all.join('') }, maps: { '.*': 'All' } }) }
}
