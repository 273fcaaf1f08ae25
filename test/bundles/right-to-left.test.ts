/// <reference lib="dom" />
import { existsSync } from 'node:fs'
import { HtmlRenderer, Parser } from 'commonmark'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { BundleManifest } from '../../src/bundles/manifest.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const skipped = executablePath ? '' : ' (skipped: no Chromium is installed)'

const article = `# The vote

Read [the report](https://example.org) now. It took 40 days <script>window.wasRun = true</script>.

- One item
- Another *item*
`

/** A page as a site makes it from a bundle. */
function page(markdown: string, { lng, dir, title, disclosure }: BundleManifest): string {
  const body = new HtmlRenderer({ safe: true }).render(new Parser().parse(markdown))
  return `<!doctype html><html lang="${lng}" dir="${dir}"><title>${title}</title><aside role="note">${disclosure.text}</aside>${body}</html>`
}

describe.skipIf(!executablePath)(`an Arabic bundle in a browser${skipped}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', '--disable-dev-shm-usage']
    })
  })
  afterAll(() => browser.close())

  test('reads from right to left, its markup and its label in place', async () => {
    using folder = projectFolder({ 'articles/a.md': article })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const manifest: BundleManifest = JSON.parse(folder.read('bundles/ar/a/bundle.json'))
    const tab = await browser.newPage()
    await tab.setContent(page(folder.read('bundles/ar/a/article.md'), manifest))
    const seen = await tab.evaluate(() => {
      const paragraphs = [...document.querySelectorAll('h1, p, li')]
      const startsAtRight = paragraphs.map(element => {
        const range = document.createRange()
        const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
        range.setStart(text, 0)
        range.setEnd(text, 1)
        return Math.abs(range.getBoundingClientRect().right - element.getBoundingClientRect().right) < 3
      })
      return {
        startsAtRight,
        directions: paragraphs.map(element => getComputedStyle(element).direction),
        link: document.querySelector('p a')?.getAttribute('href'),
        hasArabicLink: /\p{Script=Arabic}/u.test(document.querySelector('p a')?.textContent ?? ''),
        emphasis: document.querySelectorAll('li em').length,
        note: document.querySelector('[role=note]')?.textContent,
        wasRun: 'wasRun' in window
      }
    })
    expect(seen).toEqual({
      startsAtRight: [true, true, true, true],
      directions: ['rtl', 'rtl', 'rtl', 'rtl'],
      link: 'https://example.org',
      hasArabicLink: true,
      emphasis: 1,
      note: 'تُرجم هذا المقال آليًا ولم يراجعه إنسان، وقد يحتوي على أخطاء.',
      wasRun: false
    })
  })
})
