import type { Sample } from '../../contracts/document-format.ts'

/** Articles of our own writing; between them they hold every construct of MDX that Markdown has not. */
export const samples: readonly Sample[] = [
  {
    name: 'modules, expressions and comments',
    source: `import { Map } from './map.js'
export const year = 2026

# The vote of {year} {/*the-vote*/}

On {new Date(\`\${year}-11-23\`).toString()} the *council* met{' '}**twice**. {/* check */}

{
  year > 2025 && <b>not ours</b>
}

{/* nobody's */}

Write \\{ and \\< as they are.

export const end = 'Not ours'
`
  },
  {
    name: 'components that hold blocks',
    source: `<Tabs>
  <Tab label="First &amp; last" id="x">
    Text in a tab,
    on two lines.

    - An item with <Icon name="boat" title='A "boat"' /> in it
    - Another
  </Tab>
  <Tab label="Second" {...rest} open>
    > A quotation

    \`\`\`js
    const notOurs = 1
    \`\`\`
  </Tab>
</Tabs>

<Lead>One line that is *one* component</Lead>

<Figure src={photo} alt="A boat" caption="The <b>quay</b> at dawn" width={300} />

<></>
`
  },
  {
    name: 'components in a line',
    source: `He said <Quote by="Mayor" lang="en">we *sail* <b>today</b></Quote> and <>so it is</>, see <a href="/x" title="More">more</a>.

Press <kbd>Ctrl</kbd> or <Key name={key} label="the key" /> at <code>x</code>; <span translate="no">Karsal</span> stays.

<details><summary>More about it</summary> And the rest.</details>

1. <b>Bold</b> first <br/> then plain
`
  },
  {
    name: 'Markdown in between',
    source: `---
title: One
lang: en
---

## Heading {#id}

| Town | Note |
|------|------|
| Arle | <b>bold</b> and {value} |
| Bex | [link](/a "Title") ![alt](b.png) |

See https://port.example now.[^1]

[^1]: A note with {value} in it.
`
  },
  { name: 'CRLF and a quotation', source: '> <Note title="One">\r\n> Two words\r\n> </Note>\r\n\r\nText {x}.\r\n' }
]
