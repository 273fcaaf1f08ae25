import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BlockEvidence, type BundleEvidence, disclose } from '../../src/bundles/disclosure.ts'
import { roles } from '../../src/model/document.ts'
import { states } from '../../src/model/segment.ts'

const signed = { by: 'hala', at: '2026-11-21T07:10:00Z', words: 10, wordsChanged: 0 } as const
const title: BlockEvidence = { role: 'title', state: 'reviewed', ...signed }
const reviewed: BlockEvidence = { role: 'p', state: 'reviewed', ...signed }
const machine: BlockEvidence = { role: 'p', state: 'machine', by: undefined, at: signed.at, words: 10, wordsChanged: 0 }
const flagged: BlockEvidence = {
  ...reviewed,
  findings: [{ check: 'numbers', severity: 'error', message: 'Number not in target: 4' }]
}

test.each<[string, BundleEvidence['blocks'], string, string, string]>([
  ['no block', [], 'machine', 'ai-autonomous', 'trainedAlgorithmicMedia'],
  ['nobody looked', [machine], 'machine', 'ai-autonomous', 'trainedAlgorithmicMedia'],
  ['some, the title among them', [title, machine], 'partial', 'mixed', 'compositeWithTrainedAlgorithmicMedia'],
  [
    'some, but not the title',
    [{ ...machine, role: 'title' }, reviewed],
    'machine',
    'ai-autonomous',
    'trainedAlgorithmicMedia'
  ],
  ['all', [title, { ...reviewed, state: 'final' }], 'reviewed', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  [
    'all, much changed',
    [title, { ...reviewed, wordsChanged: 6 }],
    'edited',
    'ai-assisted',
    'compositeWithTrainedAlgorithmicMedia'
  ],
  ['all, no words', [{ ...title, words: 0 }], 'reviewed', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  ['nobody’s name', [title, { ...reviewed, by: ' ' }], 'partial', 'mixed', 'compositeWithTrainedAlgorithmicMedia'],
  ['no date', [title, { ...reviewed, at: undefined }], 'partial', 'mixed', 'compositeWithTrainedAlgorithmicMedia'],
  ['an open error', [title, flagged], 'partial', 'mixed', 'compositeWithTrainedAlgorithmicMedia']
])('%s', (_name, blocks, state, aiDisclosure, type) => {
  expect(disclose({ blocks })).toMatchObject({
    state,
    aiDisclosure,
    digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`,
    isStale: false
  })
})

test('reviewers, most blocks first, with the date each signed last', () => {
  const blocks = [
    title,
    { ...reviewed, by: 'omar', at: '2026-11-20T00:00:00Z' },
    { ...reviewed, by: 'omar', at: '2026-11-22T00:00:00Z' }
  ]
  expect(disclose({ blocks }).reviewers).toEqual([
    { by: 'omar', at: '2026-11-22T00:00:00Z', blocks: 2 },
    { by: 'hala', at: signed.at, blocks: 1 }
  ])
})

describe('law: the label tells the truth', () => {
  const block: fc.Arbitrary<BlockEvidence> = fc.record({
    role: fc.constantFrom(...roles),
    state: fc.constantFrom(...states),
    by: fc.constantFrom('hala', 'omar', '', undefined),
    at: fc.constantFrom('2026-11-21', '2026-11-22', undefined),
    words: fc.nat(100),
    wordsChanged: fc.nat(100)
  })
  const sound = block.map(
    (one): BlockEvidence => ({
      ...one,
      state: one.state === 'final' ? 'final' : 'reviewed',
      by: 'hala',
      at: '2026-11-21'
    })
  )
  const strength = { machine: 0, partial: 1, reviewed: 2, edited: 2 } as const

  test('one block not reviewed, and the article is not', () => {
    fc.assert(
      fc.property(
        fc.array(sound, { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('missing', 'machine', 'flagged', 'edited', 'stale'),
        (blocks, at, state) => {
          expect(['reviewed', 'edited']).toContain(disclose({ blocks }).state)
          const fallen = blocks.map((one, i) => (i === at % blocks.length ? { ...one, state } : one))
          const { state: claim, isStale } = disclose({ blocks: fallen })
          expect(['machine', 'partial']).toContain(claim)
          expect(isStale).toBe(state === 'stale')
        }
      )
    )
  })

  test('monotone: less evidence never makes a stronger claim', () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('machine', 'edited', 'stale', 'unsigned'),
        (blocks, at, loss) => {
          const less = blocks.map((one, i): BlockEvidence => {
            if (i !== at % blocks.length) return one
            return loss === 'unsigned' ? { ...one, by: undefined } : { ...one, state: loss }
          })
          expect(strength[disclose({ blocks: less }).state]).toBeLessThanOrEqual(strength[disclose({ blocks }).state])
        }
      )
    )
  })

  test('machine is never called assisted, and nobody is named who has not signed', () => {
    fc.assert(
      fc.property(fc.array(block), blocks => {
        const { state, aiDisclosure, reviewers } = disclose({ blocks })
        const named = new Set(blocks.filter(one => /reviewed|final/.test(one.state)).map(({ by }) => by))
        expect(aiDisclosure === 'ai-autonomous').toBe(state === 'machine')
        for (const { by } of reviewers) expect(named).toContain(by)
      })
    )
  })
})
