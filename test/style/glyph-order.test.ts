/// <reference lib="dom" />
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { content } from '../../src/model/content.ts'
import { direction, localeTag } from '../../src/model/locale.ts'
import { visualOrder } from '../../src/style/bidi.ts'
import { isolated } from '../../src/style/isolates.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const skipped = executablePath ? '' : ' (skipped: no Chromium is installed)'

/** Sentences of our own, one breaker each, between ⟨ ⟩ as it is to be read from left to right. */
const breakers: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'كتب البرنامج بلغة ⟨C++⟩ قبل عام',
    'استدع الدالة ⟨foo()⟩ أولا',
    'اتصل بالرقم ⟨+33 1 22 33 44 55⟩ اليوم',
    'اتصل بالرقم ⟨(212) 555-0147⟩ اليوم',
    'فاز الفريق ⟨2-3⟩ أمس',
    'ارتفع السعر ⟨26%⟩ في عام',
    'بلغت الحرارة ⟨-5⟩ درجات',
    'صدر القرار في ⟨2026-11-23⟩ صباحا',
    'قالت شركة ⟨Apple Inc.⟩ أمس',
    'راسل ⟨@reporter⟩ غدا',
    'زر الموقع ⟨https://example.org/news/⟩'
  ],
  he: [
    'התוכנה נכתבה בשפת ⟨C++⟩ לפני שנה',
    'קראו לפונקציה ⟨foo()⟩ קודם',
    'התקשרו למספר ⟨+33 1 22 33 44 55⟩ היום',
    'תוך ⟨2–3⟩ ימים',
    'הטמפרטורה ירדה אל ⟨-5⟩ מעלות',
    'חברת ⟨Apple Inc.⟩ הודיעה',
    'כתבו אל ⟨@reporter⟩ מחר',
    'היכנסו אל ⟨https://example.org/news/⟩'
  ],
  fa: [
    'برنامه به زبان ⟨C++⟩ نوشته شد',
    'تابع ⟨foo()⟩ را صدا بزنید',
    'با شماره ⟨+۹۸ ۲۱ ۱۲۳۴⟩ تماس بگیرید',
    'تیم ⟨2-3⟩ باخت',
    'شرکت ⟨Apple Inc.⟩ گفت',
    'به ⟨@reporter⟩ بنویسید',
    'سایت ⟨https://example.org/news/⟩ را ببینید'
  ],
  ur: [
    'پروگرام ⟨C++⟩ میں لکھا گیا',
    'فنکشن ⟨foo()⟩ پہلے چلائیں',
    'نمبر ⟨+92 21 123 4567⟩ پر کال کریں',
    'ٹیم ⟨2-3⟩ سے ہاری',
    'قیمت ⟨26%⟩ بڑھی',
    'کمپنی ⟨Apple Inc.⟩ نے کہا',
    'سائٹ ⟨https://example.org/news/⟩ دیکھیں'
  ]
}

/** The characters of the text from left to right as the browser shows them, spaces and marks left out. */
async function seen(page: Page, html: string, locale: string): Promise<string> {
  const dir = direction(localeTag(locale))
  await page.setContent(`<p lang="${locale}" dir="${dir}" style="white-space: nowrap">${html}</p>`)
  return await page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('p')!, NodeFilter.SHOW_TEXT)
    const glyphs: { left: number; character: string }[] = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const [i, character] of [...(node.textContent ?? '')].entries()) {
        const range = document.createRange()
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        if (!/[\s\u2068\u2069]/.test(character)) glyphs.push({ left: range.getBoundingClientRect().left, character })
      }
    }
    return glyphs
      .sort((a, b) => a.left - b.left)
      .map(({ character }) => character)
      .join('')
  })
}

describe.skipIf(!executablePath)(`the order of glyphs in a browser${skipped}`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', '--disable-dev-shm-usage']
    })
    page = await browser.newPage()
  })
  afterAll(() => browser.close())

  test.each(Object.entries(breakers))(
    '%s: runs read from left to right with isolates, and not without',
    async (locale, texts) => {
      for (const marked of texts) {
        const text = marked.replace(/[⟨⟩]/g, '')
        const run = /⟨(.*)⟩/.exec(marked)![1]!.replaceAll(' ', '')
        const [result = ''] = isolated(content([text]), localeTag(locale)) as readonly string[]
        expect(result).toBe(marked.replace('⟨', '\u2068').replace('⟩', '\u2069'))
        expect(await seen(page, text, locale), text).not.toContain(run)
        expect(await seen(page, result, locale), marked).toContain(run)
        const markup = result.replace('\u2068', '<bdi>').replace('\u2069', '</bdi>')
        expect(await seen(page, markup, locale), marked).toContain(run)
      }
    }
  )

  test('a list of names reads from right to left', async () => {
    const [result = ''] = isolated(content(['שמות: Google, Apple, Meta כאן']), localeTag('he')) as readonly string[]
    expect(await seen(page, result, 'he')).toContain('Meta,Apple,Google')
  })

  test('a foreign name pulls no number along in text from left to right', async () => {
    const text = 'Le film القاهرة 5 fois'
    const [result = ''] = isolated(content([text]), localeTag('fr')) as readonly string[]
    expect(await seen(page, text, 'fr')).toMatch(/^Lefilm5/)
    expect(await seen(page, result, 'fr')).toMatch(/5fois$/)
  })

  test('the browser and bidi-js agree', async () => {
    for (const [locale, texts] of Object.entries(breakers)) {
      for (const marked of texts) {
        const [result = ''] = isolated(content([marked.replace(/[⟨⟩]/g, '')]), localeTag(locale)) as readonly string[]
        const order = visualOrder(result, 'rtl').map(i => result[i]!)
        const shown = order.filter(character => !/[\s\u2068\u2069]/.test(character)).join('')
        expect(await seen(page, result, locale)).toBe(shown)
      }
    }
  })
})
