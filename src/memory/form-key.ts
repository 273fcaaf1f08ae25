import { hash } from 'node:crypto'
import type { Content } from '../model/content.ts'
import { exactForm } from './exact-form.ts'

/** How the memory finds a source: its exact form, and the first 52 bits of that form's SHA-256, which a number holds exactly. */
export interface FormKey {
  readonly form: string
  readonly hash: number
}

/** Stands for no neighbour: the start or the end of an article. No form has it. */
export const edge = 0

/** `formKey` for the length of one call: neighbours are each other's context, so each is asked for three times. */
export function formKeys(): (source: Content, variant?: string) => FormKey {
  const known = new Map<Content, FormKey>()
  return (source, variant) => {
    if (variant !== undefined) return formKey(source, variant)
    const found = known.get(source)
    if (found) return found
    const key = formKey(source)
    known.set(source, key)
    return key
  }
}

function formKey(source: Content, variant?: string): FormKey {
  const form = exactForm(source, variant)
  return { form, hash: textHash(form) }
}

/** Of an exact form, or of a target. Never `edge`. */
export function textHash(text: string): number {
  // 13 hexadecimal digits.
  const number = Number.parseInt(hash('sha256', text, 'hex').slice(0, 13), 16)
  return number === edge ? 1 : number
}
