import { ConfigError, FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { tokens } from '../../xml/lexer.ts'
import { decode } from '../../xml/references.ts'
import type { OpenToken, Token } from '../../xml/token.ts'
import { PatternError } from './character-set.ts'
import { type Machine, machine } from './machine.ts'
import { readPattern } from './pattern.ts'

/** A place between two characters is a break, or none, where `before` ends and `after` starts there. */
export interface SrxRule {
  readonly isBreak: boolean
  readonly before: Machine
  readonly after: Machine
}

/** What a file of segmentation rules says for a locale, in order: the first rule that matches decides. */
export type SrxRules = (locale: LocaleTag) => readonly SrxRule[]

interface LanguageMap {
  readonly matches: Machine
  readonly name: string
}

/** Where in the file we are, for what is said of it. */
interface Source {
  readonly path: string
  readonly text: string
}

/** Reads an SRX 2.0 or 1.0 file. Throws `ConfigError` with file, line, expected and got. */
export function srxRules(path: string, text: string): SrxRules {
  const source = { path, text }
  const rules = new Map<string, SrxRule[]>()
  const maps: LanguageMap[] = []
  let isCascading = false
  let current: SrxRule[] | undefined
  const found = tokensOf(source)
  if (!found.some(token => token.type === 'open' && local(token.name) === 'srx'))
    throw wrong(source, 0, 'an <srx> element, got none')
  for (const [i, token] of found.entries()) {
    if (token.type !== 'open') continue
    switch (local(token.name)) {
      case 'header':
        isCascading = attribute(source, token, 'cascade') === 'yes'
        break
      case 'languagerule': {
        const name = required(source, token, 'languagerulename')
        current = rules.get(name) ?? []
        rules.set(name, current)
        break
      }
      case 'rule':
        if (!current) throw wrong(source, token.start, 'a <rule> inside a <languagerule>')
        current.push(ruleAt(source, found, i, token))
        break
      case 'languagemap': {
        const pattern = required(source, token, 'languagepattern')
        maps.push({
          matches: compiled(source, token.start, `(?i)(?:${pattern})$`, 'forward'),
          name: required(source, token, 'languagerulename')
        })
      }
    }
  }
  const unknown = maps.find(({ name }) => !rules.has(name))
  if (unknown) throw wrong(source, 0, `a <languagerule> "${unknown.name}", as a <languagemap> has it, got none`)
  return locale => {
    const named = maps.filter(({ matches }) => matches(locale, 0) || matches(locale.replaceAll('-', '_'), 0))
    return (isCascading ? named : named.slice(0, 1)).flatMap(({ name }) => rules.get(name)!)
  }
}

function tokensOf(source: Source): readonly Token[] {
  try {
    return tokens(source.text)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    throw new ConfigError('invalid', `${place(source, error.offset ?? 0)}: ${error.message}`, { cause: error })
  }
}

function ruleAt(source: Source, found: readonly Token[], at: number, open: OpenToken): SrxRule {
  const isBreak = attribute(source, open, 'break') !== 'no'
  const patterns: Record<string, Machine> = {}
  for (let i = at + 1; !open.isEmpty && i < found.length; i++) {
    const token = found[i]!
    if (token.type === 'close' && local(token.name) === 'rule') break
    if (token.type !== 'open' || token.isEmpty) continue
    const name = local(token.name)
    if (name !== 'beforebreak' && name !== 'afterbreak') continue
    const inner = textAfter(source, found, i)
    patterns[name] = compiled(source, token.start, inner, name === 'beforebreak' ? 'backward' : 'forward')
  }
  return { isBreak, before: patterns.beforebreak ?? always, after: patterns.afterbreak ?? always }
}

const always: Machine = Object.assign(() => true, { mayBegin: () => true })

function textAfter({ text }: Source, found: readonly Token[], at: number): string {
  let inside = ''
  for (let i = at + 1; i < found.length && found[i]!.type !== 'close'; i++) {
    const token = found[i]!
    if (token.type === 'text') inside += decode(text.slice(token.start, token.end)).text
    else if (token.type === 'cdata') inside += text.slice(token.inner.start, token.inner.end)
  }
  return inside
}

function compiled(source: Source, offset: number, pattern: string, direction: 'forward' | 'backward'): Machine {
  try {
    return machine(readPattern(pattern), direction)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    throw wrong(source, offset, `${error.message}, at character ${error.offset + 1} of "${pattern}"`)
  }
}

function attribute({ text }: Source, { attributes }: OpenToken, name: string): string | undefined {
  const value = attributes.find(attribute => local(attribute.name) === name)?.value
  return value && decode(text.slice(value.start, value.end)).text
}

function required(source: Source, token: OpenToken, name: string): string {
  const value = attribute(source, token, name)
  if (value === undefined) throw wrong(source, token.start, `the attribute ${name} of <${token.name}>, got none`)
  return value
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function wrong(source: Source, offset: number, expected: string): ConfigError {
  return new ConfigError('invalid', `${place(source, offset)}: Expected ${expected}`)
}

const place = ({ path, text }: Source, offset: number): string => `${path}:${text.slice(0, offset).split('\n').length}`
