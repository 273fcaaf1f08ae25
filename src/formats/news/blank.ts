import { escapeAttribute } from '../../xml/escape.ts'
import { blankWords } from '../document-format.ts'
import { frontMatter } from '../front-matter.ts'
import type { XmlNode } from '../its/tree.ts'
import { articleElements, attributeOf, below } from './elements.ts'

const { title, text } = blankWords

/** The title stands where the article has its own. */
export function blankMarkdown(source: string): string {
  const hasTitle = frontMatter(source, ['title']).scalars.some(({ path }) => path === 'title')
  const front = (hasTitle ? [`title: ${title}`] : []).concat('lang: en', 'dir: ltr')
  return `---\n${front.join('\n')}\n---\n\n${hasTitle ? '' : `# ${title}\n\n`}${text}\n`
}

export function blankText(): string {
  return `${title}\n\n${text}\n`
}

export function blankHtml(source: string): string {
  if (!/<html[\s>]/i.test(source)) return `<h1>${title}</h1>\n<p>${text}</p>\n`
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`
}

export function blankNitf(source: string): string {
  return `${declaration}<nitf${attributesOf(articleElements(source)[0], ['xmlns'])} baselang="en">
  <head>
    <title>${title}</title>
    <docdata management-status="canceled"/>
  </head>
  <body>
    <body.head>
      <hedline>
        <hl1>${title}</hl1>
      </hedline>
    </body.head>
    <body.content>
      <p>${text}</p>
    </body.content>
  </body>
</nitf>
`
}

/** Of a message, its first item. */
export function blankNewsmlG2(source: string): string {
  const elements = articleElements(source)
  const item = elements.find(({ name }) => /Item$/.test(name))
  const meta = item && below(item, 'itemMeta')[0]
  const provider = meta && below(meta, 'provider')[0]
  const version = meta && below(meta, 'versionCreated')[0]?.text.trim()
  const catalogs = item ? below(item, 'catalogRef') : []
  return `${declaration}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"${attributesOf(item, [
    'standard',
    'standardversion',
    'conformance',
    'guid',
    'version'
  ])} xml:lang="en">
${catalogs.map(each => `  <catalogRef${attributesOf(each, ['href'])}/>\n`).join('')}  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider${attributesOf(provider, ['qcode', 'uri', 'literal'])}/>${
      version === undefined ? '' : `\n    <versionCreated>${escapeAttribute(version, '"')}</versionCreated>`
    }
    <pubStatus qcode="stat:canceled"/>
  </itemMeta>
  <contentMeta>
    <headline>${title}</headline>
  </contentMeta>
  <contentSet>
    <inlineXML contenttype="application/xhtml+xml">
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
        <head>
          <title>${title}</title>
        </head>
        <body>
          <p>${text}</p>
        </body>
      </html>
    </inlineXML>
  </contentSet>
</newsItem>
`
}

/** Of several items, the first. */
export function blankNewsml1(source: string): string {
  const elements = articleElements(source)
  const identifier = elements.find(({ name }) => name === 'NewsIdentifier')
  const management = elements.find(({ name }) => name === 'NewsManagement')
  const envelope = elements.find(({ name }) => name === 'NewsEnvelope')
  const textIn = (parent: XmlNode | undefined, name: string) => {
    const found = parent && below(parent, name)[0]
    if (!found) return ''
    return `<${name}${attributesOf(found, ['PreviousRevision', 'Update'])}>${escapeAttribute(found.text.trim(), '"')}</${name}>`
  }
  return `${declaration}<NewsML>
  <NewsEnvelope>${textIn(envelope, 'DateAndTime')}</NewsEnvelope>
  <NewsItem>
    <Identification>
      <NewsIdentifier>${['ProviderId', 'DateId', 'NewsItemId', 'RevisionId', 'PublicIdentifier'].map(name => textIn(identifier, name)).join('')}</NewsIdentifier>
    </Identification>
    <NewsManagement>
      <NewsItemType FormalName="News"/>
      ${textIn(management, 'FirstCreated')}
      ${textIn(management, 'ThisRevisionCreated')}
      <Status FormalName="Canceled"/>
    </NewsManagement>
    <NewsComponent xml:lang="en">
      <NewsLines>
        <HeadLine>${title}</HeadLine>
      </NewsLines>
      <ContentItem>
        <DataContent>
          <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body><p>${text}</p></body></html>
        </DataContent>
      </ContentItem>
    </NewsComponent>
  </NewsItem>
</NewsML>
`
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Those of `names` that an element has, written as they are. Nothing else of an article comes along. */
function attributesOf(element: XmlNode | undefined, names: readonly string[]): string {
  return names
    .flatMap(name => {
      const value = attributeOf(element, name)
      return value === undefined ? [] : ` ${name}="${escapeAttribute(value, '"')}"`
    })
    .join('')
}
