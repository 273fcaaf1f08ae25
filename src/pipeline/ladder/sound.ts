import { runChecks } from '../../checks/quality-check.ts'
import type { Content } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Project } from '../project.ts'

/** Whether no check of severity error speaks against a target: the same checks that the block as a whole must pass. */
export function isSound(
  { checks, from }: Pick<Project, 'checks' | 'from'>,
  pair: { readonly source: Content; readonly target: Content },
  to: LocaleTag
): boolean {
  for (const { severity } of runChecks(checks, pair, { from, to })) if (severity === 'error') return false
  return true
}
