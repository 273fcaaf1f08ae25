import type { Io } from './io.ts'

/**
 * What the programs of a backend see of the environment: what any program needs to run, and what the configuration names. Keys of
 * services, and whatever else stands there, stay with us.
 */
export function programEnv(env: Io['env'], names: readonly string[]): Readonly<Record<string, string>> {
  const isPassed = (name: string) => usual.test(name) || names.includes(name)
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value !== undefined && isPassed(name) ? [[name, value]] : []))
  )
}

const usual = /^(?:PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR)$/
