import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { formats } from '../../src/formats/formats.ts'
import { type Content, codesOf, content, type InlineCode } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Law 5: whatever a backend answers, what ships still parses and its skeleton is the source's.

const article = `---
title: "The vote: a day later"
lang: en
---

# The vote

Read [the report](https://example.org/a_b) and **think** about \`npm ci\`.

- One item here
- Another *item* there[^1]

| Team | Points |
| ---- | ------ |
| Reds | 12 |

![A bridge at dawn](bridge.jpg "The old bridge")

> “We wait,” she said.

\`\`\`sh
echo untouched
\`\`\`

[^1]: A note.
`

const invented: InlineCode = { kind: 'standalone', id: '77', data: '<script>', equiv: '', deletable: false }

/** What a bad engine does to a source. */
const misdeed: fc.Arbitrary<(source: Content) => Content> = fc.oneof(
  fc.constantFrom<(source: Content) => Content>(
    source => source.filter(part => typeof part === 'string'),
    source => [...source, ...codesOf(source)],
    source => codesOf(source).toReversed(),
    source => [...source.toReversed()],
    source => [...source, invented],
    () => []
  ),
  fc
    .constantFrom(
      '# x',
      '1. x',
      '- x',
      '> x',
      '```',
      '| a | b |',
      '<x>',
      '</div>',
      ']]>',
      '*_~`',
      '\\',
      '{{x}}',
      '$t(a)',
      '---',
      '"\': #',
      'a\nb',
      '\u2028',
      '\u2068x',
      '![x](y)',
      '[x]: y',
      '<!--',
      '&amp;'
    )
    .map(text => (source: Content) => content([`${text} `, ...source, ` ${text}`]))
)

const structure = (markdown: string) => {
  const [format] = formats({ frontMatter: undefined })
  const document = format!.extract(markdown, localeTag('en'))
  return {
    skeleton: document.skeleton
      .map(part => (typeof part === 'string' ? part.replace('lang: ar', 'lang: en') : 'hole'))
      .join('|'),
    roles: document.blocks.map(({ role }) => role)
  }
}

describe('a hostile backend', () => {
  test('never breaks an article', async () => {
    const honest = structure(article)
    await fc.assert(
      fc.asyncProperty(fc.array(misdeed, { minLength: 1, maxLength: 4 }), async misdeeds => {
        using folder = projectFolder({ 'articles/a.md': article })
        let count = 0
        const engine: Engine = {
          ...mock(),
          fingerprint: 'hostile',
          translate: async ({ sources }) => sources.map(source => misdeeds[count++ % misdeeds.length]!(source))
        }
        await runWith(folder.root, engine, { to: ['ar'] })
        expect(structure(folder.read('bundles/ar/a/article.md'))).toEqual(honest)
      }),
      { numRuns: 40 }
    )
  })
})
