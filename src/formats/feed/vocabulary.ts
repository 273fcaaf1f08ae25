import type { LocaleTag } from '../../model/locale.ts'
import type { OpenToken, Token } from '../../xml/token.ts'
import type { FeedOptions } from '../feed.ts'
import type { ElementAt, Localized, Rule, Vocabulary } from '../markup/vocabulary.ts'
import { escapedHtml, looksLikeHtml, markupIfAny, plainAmongHtml } from '../xml/escaped-html.ts'
import { isForeign, ownLanguages } from '../xml/own-languages.ts'
import { statedLocale, withAttributes } from '../xml/stated-locale.ts'
import { rootRule, xhtmlVocabulary } from '../xml/xhtml.ts'
import { type Field, fieldOf } from './fields.ts'
import { channelLocale } from './language.ts'
import { nameReader } from './namespaces.ts'
import { unitOf } from './unit.ts'

interface Article {
  readonly source: string
  readonly locale: LocaleTag
  readonly tokens: readonly Token[]
}

/** What the elements of one feed mean; it remembers the elements it has met. */
export function feedVocabulary(article: Article, policy: Required<FeedOptions>): Vocabulary {
  const { source, locale, tokens } = article
  const own = ownLanguages(source, tokens, locale)
  const nameOf = nameReader()
  const names = new WeakMap<OpenToken, string>()
  const texts = new WeakMap<OpenToken, Vocabulary>()

  return {
    rootRole: undefined,
    rule(element) {
      const { parent } = element
      const inside = parent && texts.get(parent.token)
      if (inside) {
        texts.set(element.token, inside)
        return parent && names.has(parent.token) ? rootRule(inside, element) : inside.rule(element)
      }
      const name = nameOf(element)
      names.set(element.token, name)
      if (isForeign(element.attribute('xml:lang'), own)) return { flow: 'skip' }
      const rule = ruleOf(element, name, (parent && names.get(parent.token)) ?? '')
      return rule.flow === 'skip' ? rule : withAttributes(withLocale(element, name, rule), statedLocale(element))
    }
  }

  function ruleOf(element: ElementAt, name: string, parent: string): Rule {
    if (name === 'atom:source') return { flow: 'skip' }
    if (name === 'xhtml:body') return markup(element, 'p')
    const field = fieldOf(name, parent)
    if (field) return field.policy === undefined || policy[field.policy] ? fieldRule(element, field) : { flow: 'skip' }
    const unit = unitOf(element, name)
    const attributes =
      name === 'atom:category' && policy.labels ? { attributes: [{ name: 'label', role: 'meta' as const }] } : {}
    return { flow: 'block', isText: false, ...attributes, ...(unit === undefined ? {} : { unit }) }
  }

  function fieldRule(element: ElementAt, { role, reading }: Field): Rule {
    const kind = kindOf(element, reading)
    if (kind === 'none') return { flow: 'skip' }
    if (kind === 'markup') return markup(element, role)
    if (kind === 'plain') return { ...markup(element, role), layer: markupIfAny(locale, role) }
    const layer = (text: string, isWhole: boolean) => {
      if (kind === 'html' || looksLikeHtml(text)) return escapedHtml(text, locale, role)
      return isWhole ? plainAmongHtml(role) : undefined
    }
    return { ...markup(element, role), layer }
  }

  /** Text with elements of HTML in it, which older feeds do not even put into its namespace. */
  function markup(element: ElementAt, role: Field['role']): Rule {
    texts.set(element.token, { ...xhtmlVocabulary('', locale), rootRole: role })
    return { flow: 'block', isText: true, role }
  }
}

type Kind = 'html' | 'markup' | 'plain' | 'sniffed' | 'none'

/** What a text is. Atom 1.0 says it by `type`, Atom 0.3 by `mode` as well, media by `type` where it is HTML. */
function kindOf(element: ElementAt, reading: Field['reading']): Kind {
  if (reading !== 'typed') return reading
  const type = (element.attribute('type') ?? 'text').trim().toLowerCase()
  const mode = element.attribute('mode')?.trim().toLowerCase()
  if (mode === 'base64' || element.attribute('src') !== undefined) return 'none'
  if (type === 'html' || (type === 'text/html' && mode !== 'xml')) return 'html'
  if (type === 'xhtml' || type === 'application/xhtml+xml' || type === 'text/html') return 'markup'
  return type === 'text' || type === 'text/plain' || type === '' ? 'plain' : 'none'
}

function withLocale(element: ElementAt, name: string, rule: Rule): Rule {
  const localized: Localized | undefined = channelLocale(element, name)
  return localized ? { ...rule, localized: { ...rule.localized, ...localized } } : rule
}
