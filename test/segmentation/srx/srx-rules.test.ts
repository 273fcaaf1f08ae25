import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../../src/model/errors.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { srxRules } from '../../../src/segmentation/srx/srx-rules.ts'
import { srx } from './srx.ts'

const count = (text: string, locale: string): number => srxRules('rules.srx', text)(localeTag(locale)).length

describe('which rules are for a locale', () => {
  const rules = {
    German: '<rule break="no"><beforebreak>a</beforebreak></rule>',
    Rest: '<rule><afterbreak>b</afterbreak></rule><rule/>'
  }
  const maps = { 'DE.*': 'German', '.*': 'Rest' }

  test('all maps that match, where rules cascade', () => {
    expect(count(srx({ rules, maps, cascade: 'yes' }), 'de-AT')).toBe(3)
    expect(count(srx({ rules, maps, cascade: 'yes' }), 'fr')).toBe(2)
  })

  test('the first map that matches, where they do not', () => {
    expect(count(srx({ rules, maps, cascade: 'no' }), 'de-AT')).toBe(1)
    expect(count(srx({ rules, maps, cascade: 'no' }), 'fr')).toBe(2)
  })

  test('a pattern is for the whole tag, in either spelling', () => {
    expect(count(srx({ rules, maps: { pt: 'Rest' } }), 'pt-BR')).toBe(0)
    expect(count(srx({ rules, maps: { pt_BR: 'Rest' } }), 'pt-BR')).toBe(2)
  })
})

test('names may have a prefix, text may be a section or hold references', () => {
  const text = `<s:srx xmlns:s="http://www.lisa.org/srx20"><s:body><s:languagerules><s:languagerule languagerulename="A">
    <s:rule break="no"><s:beforebreak><![CDATA[a<]]></s:beforebreak><s:afterbreak>&lt;</s:afterbreak></s:rule>
    </s:languagerule></s:languagerules><s:maprules><s:languagemap languagepattern=".*" languagerulename="A"/></s:maprules></s:body></s:srx>`
  const [rule] = srxRules('rules.srx', text)(localeTag('en'))
  expect(rule!.isBreak).toBe(false)
  expect(rule!.before('a<', 2)).toBe(true)
  expect(rule!.after('a<', 1)).toBe(true)
})

test.each([
  ['an expression', srx({ rules: { A: '\n<rule><beforebreak>(a</beforebreak></rule>' } }), 'rules.srx:6: Expected ")"'],
  ['a pattern of languages', srx({ maps: { '[': 'A' }, rules: { A: '' } }), 'rules.srx:8: Expected'],
  ['a map without rules', srx({ maps: { en: 'B' } }), 'Expected a <languagerule> "B"'],
  ['another file', '<tmx/>', 'rules.srx:1: Expected an <srx> element'],
  ['no XML', '<srx>\n<body></srx>', 'rules.srx:2: Expected </body>'],
  ['a rule without a name', '<srx><languagerule/></srx>', 'the attribute languagerulename']
])('refuses %s, with file and line', (_what, text, message) => {
  expect(() => srxRules('rules.srx', text)).toThrow(ConfigError)
  expect(() => srxRules('rules.srx', text)).toThrow(message)
})
