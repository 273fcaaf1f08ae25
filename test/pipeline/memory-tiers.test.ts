import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { TranslationRequest } from '../../src/backends/translation-backend.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith } from '../support/run-project.ts'

const to = { to: ['fr'] }

/** A project where a person has corrected the one paragraph of article `a`. */
async function corrected(source: string, target: string, config: object = {}) {
  const folder = projectFolder({
    'articles/a.md': `${source}\n`,
    'config/translate.config.json': JSON.stringify({ from: 'en', to: ['fr'], ...config })
  })
  await runWith(folder.root, mock(), to)
  const path = 'locales/fr/articles/a.json'
  const [key] = Object.keys(JSON.parse(folder.read(path)))
  folder.write(path, `${JSON.stringify({ [key!]: target }, undefined, 2)}\n`)
  await runWith(folder.root, mock(), to)
  return folder
}

describe('a person’s text that differs in a number alone', () => {
  test('serves another article with its own number, at no cost, as the forecast says', async () => {
    using folder = await corrected('The bus leaves at 10:30 from gate 12.', 'Départ du bus à 10:30, porte 12.')
    folder.write('articles/b.md', 'The bus leaves at 11:45 from gate 14.\n')
    const forecast = await forecastWith(folder.root, mock(), to)
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual([])
    expect([forecast.characters.sent, report.characters.sent]).toEqual([0, 0])
    expect(Object.values(JSON.parse(folder.read('locales/fr/articles/b.json')))).toEqual([
      'Départ du bus à 11:45, porte 14.'
    ])
    expect(folder.read('locales/.review/fr/b.jsonl')).toContain('"st":"machine"')
  })

  test('is proposed beside itself when its own source changes', async () => {
    using folder = await corrected('Room 12 is open.', 'La salle 12 est ouverte.')
    folder.write('articles/a.md', 'Room 14 is open.\n')
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual([])
    expect(Object.values(JSON.parse(folder.read('locales/fr/articles/a.json')))).toEqual(['La salle 12 est ouverte.'])
    expect(folder.read('locales/.review/fr/a.jsonl')).toContain('La salle 14 est ouverte.')
  })

  test('is not used where configuration wants exact matches alone', async () => {
    using folder = await corrected('Room 12 is open.', 'La salle 12 est ouverte.', { memory: { fillFrom: 100 } })
    folder.write('articles/b.md', 'Room 14 is open.\n')
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual(['fr Room 14 is open.'])
  })

  test('is not used where the plural form changes', async () => {
    using folder = await corrected('The net held 1 fish.', 'Le filet contenait 1 poisson.')
    folder.write('articles/b.md', 'The net held 5 fish.\n')
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual(['fr The net held 5 fish.'])
  })
})

test('a listed name takes the place of another', async () => {
  const names = { Marshford: {}, London: { fr: 'Londres' } }
  using folder = await corrected('The train to Marshford is late.', 'Le train pour Marshford est en retard.', { names })
  folder.write('articles/b.md', 'The train to London is late.\n')
  const engine = countingEngine(mock())
  await runWith(folder.root, engine, to)
  expect(engine.sent).toEqual([])
  expect(folder.read('locales/fr/articles/b.json')).toContain('Le train pour Londres est en retard.')
})

describe('fuzzy matches', () => {
  const bridge = 'The council votes on the new bridge over the river on Friday evening.'
  const road = 'The council votes on the old bridge over the river on Friday evening.'
  const never = 'The council never votes on the old bridge over the river on Friday evening.'
  const text = 'Le conseil vote vendredi soir sur le pont.'

  test('fill nothing by themselves', async () => {
    using folder = await corrected(bridge, text)
    folder.write('articles/b.md', `${road}\n`)
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual([`fr ${road}`])
  })

  test('fill a text where configuration says so, but never one that says the contrary', async () => {
    using folder = await corrected(bridge, text, { memory: { fillFrom: 80 } })
    folder.write('articles/b.md', `${road}\n\n${never}\n`)
    const forecast = await forecastWith(folder.root, mock(), to)
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, to)
    expect(engine.sent).toEqual([`fr ${never}`])
    expect(forecast.characters.planned).toBe(report.characters.sent)
    expect(Object.values(JSON.parse(folder.read('locales/fr/articles/b.json')))[0]).toBe(text)
  })

  test('go to an engine that draws from them', async () => {
    using folder = await corrected(bridge, text)
    folder.write('articles/b.md', `${road}\n\n${never}\n`)
    const drawn: unknown[] = []
    const engine = {
      ...mock(),
      references: 3,
      translate: async (request: TranslationRequest) => {
        for (const source of request.sources) drawn.push([source.join(''), request.references?.get(source)])
        return await mock().translate(request)
      }
    }
    await runWith(folder.root, engine, to)
    expect(drawn).toEqual([
      [road, [expect.objectContaining({ source: [bridge], target: [text] })]],
      [never, []]
    ])
  })
})
