import { expect, test } from 'vitest'
import type { DocumentFormat } from '../../src/formats/document-format.ts'
import { html } from '../../src/formats/html.ts'
import { i18nextJson } from '../../src/formats/i18next-json.ts'
import { nitf } from '../../src/formats/nitf.ts'
import { localeTag } from '../../src/model/locale.ts'
import { catalogueLaw } from './catalogue-law.ts'
import { codeLaw } from './code-law.ts'
import { localeLaw } from './locale-law.ts'
import type { Extracted } from './measure-file.ts'
import type { Check } from './results.ts'
import { spliceLaws } from './splice-laws.ts'

/** The measure is measured: formats that break one law each must be found out. */

const page =
  '<!DOCTYPE html>\n<html lang="en">\n<title>The vote</title>\n<p>Read <b>the</b> <i>report</i> now.</p>\n<p title="Aside">More &amp; more.</p>\n</html>\n'
const article = '<nitf baselang="en"><body><body.content><p>One &amp; two</p><p>Three</p></body.content></body></nitf>'
const catalogue = '{\n  "boat_one": "{{count}} boat",\n  "boat_other": "{{count}} boats",\n  "quay": "The quay"\n}\n'

const english = localeTag('en')

/** A format whose merge is followed by an act of vandalism. */
function vandalized(format: DocumentFormat, source: string, act: (merged: string) => string): Extracted {
  const merge: DocumentFormat['merge'] = (document, locale, target) => {
    const own = format.merge(document, locale, block => block.content)
    const merged = format.merge(document, locale, target)
    return merged === own ? merged : act(merged)
  }
  return { file: 'test', source, format: { ...format, merge }, document: format.extract(source, english) }
}

const splices = (extracted: Extracted) => spliceLaws(extracted, 0).checks

const broken = (checks: readonly Check[]) =>
  checks.filter(({ failures }) => failures.length > 0).map(({ law, with: name }) => `${law} ${name}`)

test.each([
  { name: 'html', extracted: vandalized(html(), page, merged => merged) },
  { name: 'nitf', extracted: vandalized(nitf(), article, merged => merged) },
  { name: 'i18next', extracted: vandalized(i18nextJson(), catalogue, merged => merged) }
])('$name as it is keeps every law', ({ extracted }) => {
  expect(
    broken([...splices(extracted), ...codeLaw(extracted, 0), localeLaw(extracted, true), ...catalogueLaw(extracted)])
  ).toEqual([])
})

test('a lost line end is no F2', () => {
  const checks = splices(vandalized(html(), page, merged => merged.trimEnd()))
  expect(broken(checks)).toEqual(expect.arrayContaining(['F2 pseudo', 'F2 ar', 'F2 zh', 'F2 hostile']))
})

test('an attribute more, a tag less and an unescaped text are no F3', () => {
  const acts: readonly ((merged: string) => string)[] = [
    merged => merged.replace('<p', '<p class="a"'),
    merged => merged.replace('</b>', ''),
    merged => merged.replaceAll('&lt;', '<')
  ]
  for (const act of acts) expect(broken(splices(vandalized(html(), page, act)))).toContain('F3 hostile')
  expect(broken(splices(vandalized(nitf(), article, merged => merged.replaceAll('&amp;', '&'))))).toContain(
    'F3 hostile'
  )
})

test('a merge that takes what it is given is no F4, nor does it refuse what cannot be written', () => {
  const format = html()
  const merge: DocumentFormat['merge'] = (document, locale) => format.merge(document, locale, block => block.content)
  const extracted: Extracted = {
    file: 'test',
    source: page,
    format: { ...format, merge },
    document: format.extract(page, english)
  }
  expect(broken(codeLaw(extracted, 0))).toEqual([
    'F4 invented',
    'F4 doubled',
    'F4 missing',
    'F4 crossed',
    'F4 reordered'
  ])
  expect(broken(splices(extracted))).toContain('F2 unwritable')
})

test('a page that keeps its language, or is left an open isolate, is no F8', () => {
  expect(
    broken([
      localeLaw(
        vandalized(html(), page, merged => merged.replace('lang="ar"', 'lang="en"')),
        true
      )
    ])
  ).toEqual(['F8 ar'])
  expect(
    broken([
      localeLaw(
        vandalized(nitf(), article, merged => merged.replace('baselang="ar"', '')),
        true
      )
    ])
  ).toEqual(['F8 ar'])
  expect(
    broken([
      localeLaw(
        vandalized(html(), page, merged => merged.replace('</title>', '\u2068</title>')),
        true
      )
    ])
  ).toEqual(['F8 ar'])
})

test('a form or a placeholder less is no F6', () => {
  const acts: readonly ((merged: string) => string)[] = [
    merged => merged.replace(/\s*"boat_other".*/, '').replace(/,(\s*\})/, '$1'),
    merged => merged.replace(/("boat_other": ".*)\{\{count\}\}/, '$1')
  ]
  for (const act of acts) expect(broken(catalogueLaw(vandalized(i18nextJson(), catalogue, act)))).toContain('F6 ru')
})
