import type { Config } from '../config/config.ts'
import type { Diagnosis } from './doctor/diagnosis.ts'
import { exitCodeFor } from './doctor/diagnosis.ts'
import { judgedSetup } from './doctor/setup.ts'
import { setupFacts } from './doctor/setup-facts.ts'
import { tryEngine } from './doctor/try-engine.ts'
import type { Io } from './io.ts'
import { count } from './numbers.ts'
import { printable, table } from './table.ts'

export interface DoctorOptions {
  readonly json: boolean
  /** Named on the command line: each is asked for a few sentences, which are billed. */
  readonly backends: readonly string[]
}

/**
 * `translate doctor`: looks at what a run needs and says how it stands. Gives 1 where something has failed, 3 where the budget refuses the
 * trials of an engine.
 */
export async function doctor(config: Config, io: Io, { json, backends }: DoctorOptions): Promise<number> {
  const diagnoses: Diagnosis[] = [...judgedSetup(setupFacts(config))]
  let isOverBudget = false
  const isStoreSound = !diagnoses.some(({ check, result }) => check === 'store' && result === 'failed')
  if (backends.length > 0 && isStoreSound) {
    for (const backend of config.backend) {
      for await (const { isOverBudget: isOver, ...diagnosis } of tryEngine(
        { ...config, backend: [backend], routes: [] },
        io
      )) {
        diagnoses.push(diagnosis)
        isOverBudget ||= isOver ?? false
      }
    }
  }
  const exitCode = isOverBudget ? 3 : exitCodeFor(diagnoses)
  if (json) io.out(`${JSON.stringify({ exitCode, diagnoses })}\n`)
  else describe(io, diagnoses, backends.length > 0)
  return exitCode
}

function describe(io: Io, diagnoses: readonly Diagnosis[], hasTrials: boolean): void {
  const columns = [
    ...['', 'check', 'locale', 'result'].map(heading => ({ heading })),
    ...(hasTrials ? ['ms', 'characters'].map(heading => ({ heading, isNumber: true })) : []),
    { heading: '' }
  ]
  const rows = diagnoses.map(({ area, check, locale = '', result, message, milliseconds, characters }) => [
    area,
    check,
    locale,
    result,
    ...(hasTrials ? [milliseconds, characters].map(number => (number === undefined ? '' : count(number))) : []),
    message
  ])
  io.out(
    table(
      columns,
      rows.map(row => row.map(printable))
    )
  )
}
