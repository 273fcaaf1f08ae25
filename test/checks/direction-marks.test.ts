import { expect, test } from 'vitest'
import { directionMarks } from '../../src/checks/direction-marks.ts'
import { type Content, content } from '../../src/model/content.ts'
import { code, problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069']

testQualityCheck('direction-marks', directionMarks, [
  ['en ar', 'Learn C++ now', `تعلم ${FSI}C++${PDI} الآن`],
  ['en he', 'Use A and B', `השתמשו ב-${LRI}A${PDI}\u200F ${RLI}x${FSI}y${PDI}${PDI}\u200E`],
  [
    'en ar',
    content(['See ', code('open', '1'), 'C++', code('close', '1')]),
    content([FSI, code('open', '1'), 'C++', code('close', '1'), PDI])
  ],
  ['en fa', 'He runs', 'می\u200Cدود'],
  ['en en', 'A\u202Eb', 'A\u202Eb']
])

test.each<[target: string | Content, severity: string, message: string]>([
  [`${FSI}C++`, 'error', 'Isolate not closed: FSI'],
  [`${LRI}a${RLI}b${PDI}`, 'error', 'Isolate not closed: LRI'],
  [`C++${PDI}`, 'error', 'Isolate closed that is not open: PDI'],
  [`${PDI}C++${FSI}`, 'error', 'Isolate closed that is not open: PDI'],
  ['a\u202Eb\u202C', 'error', 'Override of direction: RLO'],
  ['a\u202Db\u202C', 'error', 'Override of direction: LRO'],
  ['a\u202Ab\u202C', 'warning', 'Embedding, use an isolate: LRE'],
  ['a\u202Bb', 'warning', 'Embedding, use an isolate: RLE']
])('%j', (target, severity, message) => {
  expect(problemsOf(directionMarks, ['en ar', 'word', target])).toContainEqual({ severity, message })
})

test('an isolate ends in the pair of codes it opened in', () => {
  const source = content([code('open', '1'), 'a', code('close', '1'), 'b'])
  const crossing = content([code('open', '1'), FSI, 'a', code('close', '1'), 'b', PDI])
  expect(problemsOf(directionMarks, ['en ar', source, crossing]).map(({ message }) => message)).toEqual([
    'Isolate not closed: FSI',
    'Isolate closed that is not open: PDI'
  ])
})
