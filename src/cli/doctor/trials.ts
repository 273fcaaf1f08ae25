import { type Content, content, type InlineCode, plainText } from '../../model/content.ts'

/** What is asked of an engine, and what must be true of its answers. A few hundred characters in all. */
export interface Trial {
  readonly check: string
  readonly sources: readonly Content[]
  /** What is wrong with answers that the quality checks let pass, in words; nothing where all is well. */
  judge(targets: readonly Content[]): string | undefined
  /** What is said where all is well. */
  readonly well: string
  /** Whether an engine may fail it: then codes are carried another way. */
  readonly isOptional?: true
}

const code = (kind: InlineCode['kind'], id: string, data: string, equiv = ''): InlineCode => ({
  kind,
  id,
  data,
  equiv,
  deletable: false
})
const link = (id: string, text: string | Content) => [
  code('open', id, '<a href="https://example.org/">'),
  ...(typeof text === 'string' ? [text] : text),
  code('close', id, '</a>')
]

/** In every locale: whether it can be translated to at all. */
export const plainTrial: Trial = {
  check: 'plain text',
  sources: [['The council met on Monday.']],
  judge: () => undefined,
  well: 'translated'
}

/** In one locale that can. `terms`: what the configuration's glossary has for it, by source term. */
export function furtherTrials(terms: ReadonlyMap<string, string>): readonly Trial[] {
  return [
    {
      check: 'order',
      sources: [['The first bus has 11 seats.'], ['The second bus has 22 seats.'], ['The third bus has 33 seats.']],
      judge: targets => {
        const isInOrder = targets.every((target, i) => digitsOf(target).includes(['11', '22', '33'][i]!))
        return isInOrder ? undefined : 'answers came in another order than they were asked for'
      },
      well: 'three sources, three answers, in order'
    },
    {
      check: 'codes',
      sources: [
        content([
          'Read ',
          ...link('1', 'the report'),
          ' before you run ',
          code('standalone', '2', '`npm ci`', 'npm ci'),
          '.'
        ])
      ],
      judge: () => undefined,
      well: 'a link and a protected word kept'
    },
    {
      check: 'nested codes',
      sources: [
        content([
          'Open ',
          ...link('1', ['the ', code('open', '2', '**'), 'long', code('close', '2', '**'), ' report']),
          ' now.'
        ])
      ],
      judge: () => undefined,
      well: 'kept',
      isOptional: true
    },
    {
      check: 'special characters',
      sources: [['Fish & chips: "5 < 6", said O\'Hara 🚢.']],
      judge: ([target]) => {
        const lost = ['&', '<', '🚢'].filter(sign => !plainText(target ?? []).includes(sign))
        return lost.length > 0 ? `lost: ${lost.join(' ')}` : undefined
      },
      well: 'kept, and nothing is escaped twice'
    },
    {
      check: 'line break',
      sources: [['One bus is late.\nThe other one is not.']],
      judge: () => undefined,
      well: 'none added'
    },
    {
      check: 'addresses',
      sources: [['Write to desk@example.org, or see https://example.org/a?b=1, {{name}}.']],
      judge: () => undefined,
      well: 'addresses and placeholders kept'
    },
    {
      check: 'empty',
      sources: [[' ']],
      judge: ([target]) => (plainText(target ?? []).trim() === '' ? undefined : 'something came for nothing'),
      well: 'nothing sent, nothing billed'
    },
    ...[...terms].slice(0, 1).map(
      ([term, form]): Trial => ({
        check: 'glossary',
        sources: [[`The word is: ${term}.`]],
        judge: ([target]) =>
          plainText(target ?? [])
            .toLowerCase()
            .includes(form.toLowerCase())
            ? undefined
            : `"${term}" did not become "${form}"`,
        well: `"${term}" became "${form}"`
      })
    )
  ]
}

/** Figures of any script as 0 to 9. */
const digitsOf = (target: Content): string => plainText(target).replace(/\p{Nd}/gu, digit => String(figureOf(digit)))

function figureOf(digit: string): number {
  const point = digit.codePointAt(0)!
  let zero = point
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return point - zero
}
