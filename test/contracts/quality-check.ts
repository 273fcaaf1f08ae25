import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckContext, QualityCheck } from '../../src/checks/quality-check.ts'
import { type Content, content, type InlineCode } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'

/** `from to`, a source, and a faithful target. */
export type Pair = readonly [locales: string, source: string | Content, target: string | Content]

/** What every check promises: it is pure, silent on a faithful translation, and takes any text without throwing. */
export function testQualityCheck(name: string, check: QualityCheck, faithful: readonly Pair[] = []): void {
  describe(`${name} is a quality check`, () => {
    test.each([...faithfulPairs, ...faithful])('silent: %s %s', (...pair) => {
      expect(problemsOf(check, pair)).toEqual([])
    })

    test('pure: the same answer twice, nothing changed', () => {
      fc.assert(
        fc.property(anyContent, anyContent, anyContext, (source, target, context) => {
          const before = structuredClone({ source, target })
          const first = [...check({ source, target }, context)]
          expect([...check({ source, target }, context)]).toEqual(first)
          expect({ source, target }).toEqual(before)
        })
      )
    })

    test('never throws, and names a severity and a message', () => {
      fc.assert(
        fc.property(anyContent, anyContent, anyContext, (source, target, context) => {
          for (const { severity, message } of check({ source, target }, context)) {
            expect(['error', 'warning']).toContain(severity)
            expect(message).toMatch(/\S/)
          }
        }),
        { numRuns: 300 }
      )
    })

    test('silent where the target is the source in the same language', () => {
      fc.assert(
        fc.property(wholeContent, fc.constantFrom(...tags), (source, from) => {
          const found = [...check({ source, target: source }, { from: localeTag(from), to: localeTag(from) })]
          expect(found.filter(({ message }) => !message.startsWith('Target is not in the script'))).toEqual([])
        })
      )
    })
  })
}

/** What `check` says about a pair. */
export function problemsOf(check: QualityCheck, [locales, source, target]: Pair) {
  const [from = '', to = ''] = locales.split(' ')
  const context: CheckContext = { from: localeTag(from), to: localeTag(to) }
  const whole = (text: string | Content) => (typeof text === 'string' ? content([text]) : text)
  return [...check({ source: whole(source), target: whole(target) }, context)]
}

/** An inline code. */
export function code(kind: InlineCode['kind'], id: string, deletable = false): InlineCode {
  return { kind, id, data: `<${kind}-${id}>`, equiv: '', deletable }
}

const link = (text: string) => [code('open', '1'), text, code('close', '1')]

const faithfulPairs: readonly Pair[] = [
  ['en fr', 'The mayor opened the bridge on 3 March.', 'Le maire a inauguré le pont le 3 mars.'],
  ['en ar', 'The river rose by 2.5 metres overnight.', 'ارتفع منسوب النهر 2.5 متر خلال الليل.'],
  ['en zh', 'About 16,000 homes lost power.', '约1.6万户家庭停电。'],
  [
    'en de',
    content(['Read ', ...link('the report'), ' first.']),
    content(['Lesen Sie zuerst ', ...link('den Bericht'), '.'])
  ],
  ['en ru', 'Hello {{name}}, see https://example.org/a/2', 'Здравствуйте, {{name}}, смотрите https://example.org/a/2'],
  ['en es', '', ''],
  ['en hi', '—', '—']
]

const tags = ['en', 'ar', 'fr', 'es', 'de', 'ru', 'zh', 'hi', 'ur', 'ja', 'pl', 'und', 'zh-Hant', 'sr-Latn'] as const
const anyContext: fc.Arbitrary<CheckContext> = fc.record({
  from: fc.constantFrom(...tags).map(localeTag),
  to: fc.constantFrom(...tags).map(localeTag)
})
const anyCode = fc.record({
  kind: fc.constantFrom('open', 'close', 'standalone'),
  id: fc.constantFrom('1', '2', '3'),
  data: fc.constantFrom('**', '<b>', ''),
  equiv: fc.constantFrom('', 'x'),
  deletable: fc.boolean()
}) satisfies fc.Arbitrary<InlineCode>
const fragments = fc.constantFrom(
  '1,000',
  '12 500',
  '2.5 million',
  '3:30 p.m.',
  '٣٫٥',
  '16万',
  '三百',
  '十',
  'two hundred and five',
  'quatre-vingt-dix',
  'einundzwanzig',
  'ثلاثة وعشرون',
  'साढ़े तीन लाख',
  '{x}',
  '{{y}}',
  '%s',
  '$t(a)',
  '<9>',
  'https://a.example/1',
  'XIV',
  '½',
  '1980s',
  '6-foot-6',
  '10 miles',
  '+33 1 22 33 44',
  '\uFFFC',
  '\uD800',
  ' ',
  '\u00A0',
  '-',
  ',',
  'trillion trillion'
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fragments, { maxLength: 12 }).map(parts => parts.join(' ')),
  fc.array(fragments, { maxLength: 12 }).map(parts => parts.join(''))
)
const anyContent = fc.array(fc.oneof(anyText, anyCode), { maxLength: 6 }).map(content)
/** Without codes, so that none is crossed in the source already. */
const wholeContent = anyText.map(text => content([text]))
