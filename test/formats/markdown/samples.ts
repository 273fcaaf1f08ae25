import type { Sample } from '../../contracts/document-format.ts'

/** Every construct the format knows, a few at a time. */
export const samples: readonly Sample[] = [
  {
    name: 'front matter, title, dek and byline',
    source: `---
title: The bridge reopens
description: "Two years late: the harbour bridge"
date: 2026-11-03
lang: en
---

# The bridge _reopens_ {#bridge}

*Two years late, and over budget.*

By Nora Lindqvist and Omar Haddad

The harbour bridge opened **again** on Monday\\
at seven, said the [port office](https://port.example/news "Press page").
`
  },
  {
    name: 'marks in marks',
    source: `Some *light **and heavy*** words, __others__ and ~~gone~~ ones.
A ***both*** and a _low_ line, with snake_case_names and 2 * 3 * 4.

**Wholly bold.** Then plain text, and a **[bold link](/a)** at the end.
`
  },
  {
    name: 'codes that stand alone',
    source: `Run \`npm ci\` first, see <https://a.example/x_y> or https://b.example/z, or write
to desk@paper.example. ![A red boat](boat.png "At noon") It sails[^1]; &copy; 2026 &mdash; it&rsquo;s \\*ours\\*.

[^1]: The boat was **painted** red.

    It was blue before.
`
  },
  {
    name: 'quotes and lists',
    source: `> The first line of a quote
> goes on *here*,\\
> breaks, and ends.
>
> - a point
>   of two lines
>
> > deeper still

1. First things first
2. Second things
   1. Inner things

      with a second paragraph

- [ ] to do
- [x] done
+ another list

> [!NOTE]
> Mind the gap.
`
  },
  {
    name: 'tables',
    source: `| Town | Votes \\| share | Note |
|:-----|------:|---|
| Arle | 1,200 | \`a\\|b\` stands |
| **Bex** | none | ![Map of Bex][map] |

[map]: bex.png "The town of Bex"
`
  },
  {
    name: 'references',
    source: `See [Port Office], [the office][port office], [Port Office][] and ![Quay][].

[port office]: <https://port.example> 'The port'
[quay]: quay.jpg (Morning light)
`
  },
  {
    name: 'HTML, macros and attribute lists',
    source: `Text with <b>bold</b>, <span class="x">a *span*</span>, <code>raw *code*</code><br> and a <a name="x"></a>mark.

{{< figure src="a.png" title="Not for us" >}}

Read {{ page.title }} and {% link b.md %} now.
{: .note }

<div>
Not ours.
</div>

\`\`\`js
const text = 'not ours'
\`\`\`

## Last words {#last} ##
`
  },
  {
    name: 'blocks of HTML',
    source: `<h1>A title</h1>

<figure>
  <img src="a.png" alt="A quay &amp; boats">
  <figcaption>The quay, <em>seen</em> from <a href="/m" title="The mole">the mole</a></figcaption>
</figure>

<details>
<summary>How long?</summary>

It has 340 *metres*, says <abbr title="Port of Karsal">PoK</abbr>.

</details>

> <p>A quotation
> on <b>two
> lines</b>.</p>

<table>
  <tr><th>Town</th><th abbr="Boats">Boats in port</th></tr>
  <tr><td>Arle</td><td>{{ boats.arle }} or more</td></tr>
</table>

<b>
Alone in its line</b> and more

{% include figure.html src="a.png" alt="One | two" caption='Three' %}
`
  },
  {
    name: 'setext headings and CRLF',
    source: 'Heading one\r\n===========\r\n\r\nText of\r\ntwo lines.  \r\nAnd *more*.\r\n\r\nHeading two\r\n---\r\n'
  },
  {
    name: 'other scripts',
    source: '# 新闻\n\n市长说**「开工」**了，\n明天*再见*。\n\nقال *العمدة* إنه [سيعود](/a).\n'
  },
  { name: 'byte order mark', source: '\uFEFF# Mark\n\nText.' },
  { name: 'nothing to translate', source: '---\n\n![](a.png)\n\n***\n' }
]
