import { localeTag } from '../src/model/locale.ts'
import { scanner } from '../src/segmentation/scanner.ts'

/** The scanner beside Intl.Segmenter in one run, paragraph by paragraph, CPU time, best of nine. Trust the ratio, not the speed. */
const paragraphs: Readonly<Record<string, string>> = {
  en: 'The river bridge in Marshford reopened to lorries on Monday after eleven months of repairs, the county said. “We checked every bolt twice,” said Ada Brook, who led the work for Roe & Sons Ltd. “Nobody wants to do this again.” Tolls will stay at $3.50 until Jan. 6, when the council votes on a new price. Traffic was light at 7 a.m. Monday, and by noon about 400 vehicles had crossed. Is that enough to pay for the repairs? Mr. Lee, the treasurer, would not say.',
  de: 'Die Flussbrücke in Marschfurt ist seit Montag nach elf Monaten wieder für Lastwagen offen, teilte der Kreis mit. „Wir haben jede Schraube zweimal geprüft“, sagte Ada Bach, die für die Firma Roe GmbH die Arbeiten leitete. Die Maut bleibt bis zum 6. Januar bei 3,50 Euro. Danach stimmt der Rat über einen neuen Preis ab. Am Morgen war wenig Verkehr, z. B. fuhren nur 40 Autos. Reicht das? Dr. Lehmann, der Kämmerer, schwieg.',
  ar: 'أعيد فتح جسر النهر أمام الشاحنات يوم الاثنين بعد أحد عشر شهرا من الإصلاحات، حسبما أعلنت البلدية. وقالت المهندسة التي قادت الأعمال: «فحصنا كل مسمار مرتين. لا أحد يريد تكرار ذلك». ستبقى الرسوم كما هي حتى يناير. وكانت حركة المرور خفيفة في الصباح. هل يكفي ذلك لسداد التكاليف؟ لم يجب د. سامي عن السؤال.',
  zh: '市政府表示，经过十一个月的维修，河上大桥周一重新向卡车开放。负责工程的工程师说：“每个螺栓我们都检查了两遍。谁也不想再来一次。”通行费在明年一月之前保持不变。周一早上车流不多，到中午约有四百辆车通过。这够支付维修费用吗？财务主管没有回答。'
}

for (const [language, paragraph] of Object.entries(paragraphs)) {
  const locale = localeTag(language)
  const texts = Array.from({ length: 4000 }, (_, i) => `${i} ${paragraph}`)
  const ours = scanner()
  const intl = new Intl.Segmenter(language, { granularity: 'sentence' })
  const contestants: Readonly<Record<string, (text: string) => number>> = {
    intl: text => {
      let sentences = 0
      for (const { index } of intl.segment(text)) sentences += index < text.length ? 1 : 0
      return sentences
    },
    scanner: text => ours.breaks(text, locale).length + 1
  }
  const best = new Map<string, number>()
  for (let round = 0; round < 9; round++) {
    for (const [name, sentences] of Object.entries(contestants)) {
      const start = process.cpuUsage()
      for (const text of texts) sentences(text)
      const { user, system } = process.cpuUsage(start)
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, user + system))
    }
  }
  const megabytes = (texts.length * Buffer.byteLength(paragraph)) / 1e6
  const speeds = [...best].map(([name, micros]) => `${name} ${((megabytes * 1e6) / micros).toFixed(1)} MB/s`)
  console.log(`${language}: ${speeds.join(', ')}, ratio ${(best.get('intl')! / best.get('scanner')!).toFixed(2)}`)
}
