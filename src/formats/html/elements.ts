import type { Role } from '../../model/document.ts'
import type { Rule } from '../markup/vocabulary.ts'
import { codeDirection } from './stated-locale.ts'

/** What an element is by its name alone, in lower case. Any other name is that of a line: browsers show unknown elements so. */
export function elementRule(name: string): Rule {
  return rules.get(name) ?? inline
}

export const inline: Rule = { flow: 'inline' }

const block = (role: Role): Rule => ({ flow: 'block', role })
const preformatted: Rule = { flow: 'block', isPreformatted: true, localized: { attributes: codeDirection('auto') } }

const words = (list: string) => list.split(' ')
const each = (names: string, rule: Rule) => words(names).map((name): [string, Rule] => [name, rule])
/** Of two lines for the same name the later holds. */
const rules: ReadonlyMap<string, Rule> = new Map([
  ...each(
    'address applet article aside audio body canvas center col colgroup datalist details dialog dir div dl fieldset figure footer form frame frameset head header hgroup hr html main menu nav noframes noscript object ol optgroup p search section select slot table tbody tfoot thead tr ul video',
    { flow: 'block' }
  ),
  ...each('h1 h2 h3 h4 h5 h6 legend summary', block('h')),
  ...each('li dt dd', block('li')),
  ...each('option', { flow: 'block', role: 'li', isPlain: true }),
  ...each('td th', block('cell')),
  ...each('caption figcaption', block('cap')),
  ...each('blockquote', block('quote')),
  ...each('pre listing', preformatted),
  ...each('textarea', { ...preformatted, isPlain: true }),
  ...each('b big del em font i ins mark s small strike strong tt u', { flow: 'inline', isDeletable: true }),
  ...each('br wbr img input area embed iframe map math meter picture progress svg', { flow: 'atom', equiv: '' }),
  ...each('math meter progress', { flow: 'atom' }),
  ...each('script style template noembed noframes xmp plaintext base basefont bgsound link meta param source track', {
    flow: 'skip'
  })
])
