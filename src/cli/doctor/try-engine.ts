import { inlineCodes } from '../../checks/inline-codes.ts'
import { runChecks } from '../../checks/quality-check.ts'
import type { Config } from '../../config/config.ts'
import { ConfigError } from '../../model/errors.ts'
import { type LocaleTag, languageOf } from '../../model/locale.ts'
import type { Io } from '../io.ts'
import { type OpenedProject, openProject } from '../open-project.ts'
import { engineDiagnoses, type TriedDiagnosis } from './contract.ts'

/** The trials of the one engine that the configuration names, through its gate, its retries and the ledger. */
export async function* tryEngine(config: Config, io: Io): AsyncGenerator<TriedDiagnosis> {
  const [name] = config.backend
  let opened: OpenedProject
  try {
    opened = await openProject(config, io)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    yield { area: name, check: 'settings', result: 'failed', message: error.message }
    return
  }
  using project = opened
  const { ledger, checks, from, chains } = project.project
  const [{ engine, backend }] = chains[0].links
  yield* engineDiagnoses({
    engine: name,
    to: config.to,
    terms: to => termsOf(config, to),
    translate: (to, sources) => backend.translateEach({ from, to, sources, signal: io.signal }),
    errors: (to, source, target) =>
      [...runChecks({ ...checks, 'inline-codes': inlineCodes }, { source, target }, { from, to })].filter(
        ({ severity }) => severity === 'error'
      ),
    expected: sources => sources.reduce((sum, source) => sum + engine.characters(source), 0),
    billed: () => ledger.run().characters,
    now: () => performance.now()
  })
}

/** Glossaries that the configuration has in full; those that a service keeps are known to it alone. */
function termsOf({ backend: [name], backends }: Config, to: LocaleTag): ReadonlyMap<string, string> {
  const glossary = name === 'openai' ? backends.openai.glossary : {}
  return new Map(
    Object.entries(glossary).flatMap(([term, forms]) => {
      const form = forms[to] ?? forms[languageOf(to)]
      return form === undefined ? [] : [[term, form] as const]
    })
  )
}
