import { describe, expect, test } from 'vitest'
import { scanner } from '../../src/segmentation/scanner.ts'
import { testSegmenter } from '../contracts/segmenter.ts'
import { sentences } from './sentences.ts'

describe.each(['keep', 'split', 200] as const)('inside quotes: %s', insideQuotes => {
  testSegmenter(() => scanner({ insideQuotes }))
})

/** Each `|` is a break; it stands for the white space next to it too. */
const hazards: Readonly<Record<string, readonly (readonly [language: string, marked: string])[]>> = {
  'a mark, white space and a capital end a sentence': [
    ['en', 'The bridge reopened on Monday. | Traffic was light. | Why?'],
    ['fr', 'Le pont a rouvert lundi. | La circulation était fluide !'],
    ['tr', 'Köprü pazartesi açıldı. | Trafik azdı.'],
    ['pt', 'A ponte reabriu na segunda-feira. | O trânsito era pouco.'],
    ['he', 'הגשר נפתח ביום שני. | התנועה הייתה דלילה.'],
    ['ka', 'ხიდი გაიხსნა. | მოძრაობა მცირე იყო.'],
    ['sw', 'Daraja limefunguliwa. | Magari yalikuwa machache.']
  ],
  'the marks of other scripts end sentences, the wide ones without a space': [
    ['ar', 'هل فُتح الجسر؟ | نعم، فُتح يوم الاثنين.'],
    ['ur', 'پل پیر کو کھل گیا۔ | ٹریفک کم تھی۔'],
    ['hi', 'पुल सोमवार को खुला। | यातायात कम था।'],
    ['zh', '大桥周一重新开放。|车流不多。|为什么？|没人知道！'],
    ['ja', '橋は月曜日に再開した。|交通量は少なかった。'],
    ['hy', 'Կամուրջը բացվեց։ | Երթևեկությունը քիչ էր:  | Ոչ ոք չգիտի:'],
    ['el', 'Γιατί άνοιξε η γέφυρα; | Κανείς δεν ξέρει.'],
    ['am', 'ድልድዩ ተከፈተ። | መኪና ጥቂት ነበር።']
  ],
  'marks in a row are one mark': [
    ['en', 'It closed again?! | Nobody was told...'],
    ['ru', 'Мост снова закрыт?.. | Никто не знал.'],
    ['ur', 'پل پھر بند ہو گیا۔۔۔ | کسی کو خبر نہ تھی۔']
  ],
  'titles and ranks never end a sentence': [
    ['en', 'Lt. Gen. Ada Brook met Sen. Roe and Prof. Dr. Lee. | They left at noon.'],
    ['es', 'El Gral. Pardo y la Dra. Ruiz llegaron. | No hablaron.'],
    ['de', 'Prof. Dr. h. c. Ada Bach sprach zuerst. | Dann ging sie.'],
    ['fr', 'M. Petit et Mme. Grand ont voté. | Ils sont partis.'],
    ['it', 'Il dott. Neri e l’avv. Bruni erano presenti. | Hanno taciuto.'],
    ['pl', 'Prof. Nowak i dr hab. Lis przyszli. | Nikt nie mówił.'],
    ['nl', 'Mevr. Jansen en drs. Bakker kwamen. | Zij zwegen.'],
    ['ar', 'وصل د. سامي إلى الجسر. | ثم غادر.'],
    ['hi', 'डॉ. मीरा पुल पर पहुँचीं। | वे चुप रहीं।']
  ],
  'an initial belongs to its name': [
    ['en', 'The mayor, J. D. Marsh, and A. Li spoke. | She left.'],
    ['ru', 'Выступил С. В. Мостов. | Он ушёл.'],
    ['fr', 'Selon J.-P. Martin, le pont tient. | Il sourit.'],
    ['zh', '乔治·W. 马什出席了会议。|他没有发言。'],
    ['hi', 'एस. पी. मेहता बोले। | वे चले गए।'],
    ['hi', 'वह घर आई. | फिर सो गई.'],
    ['it', 'È d’A. Neri. | Vale molto.']
  ],
  'a letter that is no initial ends its sentence before a starter': [
    ['en', 'There was no plan B. | The council waited.']
  ],
  'a dotted acronym ends a sentence only before a starter': [
    ['en', 'U.S. officials flew to Washington, D.C. | She stayed.'],
    ['en', 'The U.S. Navy sailed.'],
    ['es', 'El tratado con EE. UU. sigue en EE. UU. | El Congreso calla.']
  ],
  'times end a sentence before a capital, but not before a weekday, a month or a time zone': [
    ['en', 'The ferry left at 9 p.m. | Passengers cheered.'],
    ['en', 'It left at 9 p.m. Friday and docked at 5 a.m. EST.']
  ],
  'a time or year that opens a sentence ends nothing': [
    ['en', 'At 5 a.m. Ada Brook opened the bridge.'],
    ['ru', 'В 1998 г. Мостов построил причал.'],
    ['ru', 'Причал построили в 1998 г. | Мостов молчал.']
  ],
  'company forms end a sentence only before a starter': [
    ['en', 'Bridge Works Inc. Chairman Roe sold Marsh & Co. | The price was low.'],
    ['es', 'Puentes S.A. Madrid ganó.'],
    ['ja', '米マーシュ（Marsh Inc.）が橋を買った。|価格は安かった。']
  ],
  'abbreviations before numbers go on': [
    ['en', 'See No. 10, Fig. 3 and Sept. 6. | Dates are from p. 12.'],
    ['fr', 'Voir ch. 2 p. 12. | Il y a un plan.'],
    ['de', 'Siehe Abs. 2 und Art. 5. | Mehr steht auf S. 12.'],
    ['ru', 'См. рис. 5 и стр. 12. | Там есть план.'],
    ['pt', 'Veja o art. 5 e a pág. 12. | Há um mapa.']
  ],
  'an abbreviation of several words is one': [
    ['de', 'Brücken, z. B. Balkenbrücken, und d. h. Stege. | Sie halten.'],
    ['de', 'Das war 44 v. Chr. | Danach begann etwas Neues.'],
    ['es', 'Fue hacia 44 a. C. | Después hubo paz.'],
    ['pl', 'Most, m. in. Długi, stoi. | To dobrze.']
  ],
  'ordinals go on, years do not': [
    ['de', 'Am 3. Oktober kam der II. Abschnitt. | Das war 2019. | Danach nichts.'],
    ['da', 'Den 3. Maj åbnede broen. | Det var i 2019. | Alle kom.'],
    ['tr', 'Köprü 2. Bölge içinde. | Bu 2019. | Sonra kapandı.'],
    ['en', 'It rose in 2019. | Prices fell.']
  ],
  'a stop inside a number, an address or a name of the web is none': [
    ['en', 'It cost 3.5 million; see https://bridge.example/a.b?c=D! or ask@bridge.example. | Thanks.'],
    ['zh', '费用为3.5亿元。|详见 bridge.example。']
  ],
  'a list number or letter at the start of a block goes with its text': [
    ['en', '1. The bridge'],
    ['en', '2.1. The pier'],
    ['en', 'a. The rail'],
    ['de', 'IV. Die Brücke']
  ],
  'an ellipsis ends a sentence before a capital only': [
    ['en', 'It was ... well, closed. | Then silence... | Nobody came.'],
    ['en', 'They said so. | ...and left.'],
    ['en', 'It “is [...] closed” today. | So they said.'],
    ['en', 'Waiting . . . and waiting. | It came.'],
    ['zh', '他等了很久……|没人说话。'],
    ['ja', '橋は…たぶん閉まった。']
  ],
  'an attribution goes with the quotation before it': [
    ['en', '“Is it open?” asked the driver. | “No!” Ada Brook said.'],
    ['fr', '« Est-il ouvert ? » a demandé le chauffeur. | Personne ne répond.'],
    ['de', '„Ist sie offen?“ rief der Fahrer. | Niemand antwortete.'],
    ['de', '»Ist sie offen?« rief der Fahrer.'],
    ['es', '—¡No! —dijo el chófer. | Nadie respondió.'],
    ['ru', '«Он открыт?» — спросил водитель. | Никто не ответил.'],
    ['ar', '«هل فُتح الجسر؟» سأل السائق. | لم يجب أحد.'],
    ['fa', '«پل باز است؟» راننده پرسید. | کسی پاسخ نداد.'],
    ['hi', '“पुल खुला है?” चालक ने पूछा। | कोई नहीं बोला।'],
    ['ur', '”پل کھلا ہے؟“ ڈرائیور نے پوچھا۔ | کوئی نہیں بولا۔'],
    ['zh', '“桥开了吗？”司机问。|没人回答。'],
    ['ja', '「橋は開いたか？」と運転手は聞いた。|誰も答えなかった。']
  ],
  'what announces the next quotation is no attribution of the last': [
    ['zh', '“桥开了。”|他又说：“走吧。”'],
    ['fa', '«پل باز است.» | وزیر گفت که پل باز است.']
  ],
  'a closed quotation ends a sentence before a new one': [
    ['en', 'She said: “It is open.” | The drivers left.'],
    ['fr', '« Il est ouvert. » | Les chauffeurs partent.'],
    ['zh', '他说：“桥开了。”|大家走了。'],
    ['ja', '彼は言った。|「橋は開いた。」|みんな去った。']
  ],
  'a quotation that goes on after a comma is one sentence': [
    ['en', '“The bridge,” she added, “is open.” | They left.'],
    ['es', '«El puente», dijo, «está abierto». | Se fueron.']
  ],
  'a short quotation or bracket of several sentences stays whole': [
    ['en', 'She said: “It is open. Go now. Drive well.” | They left.'],
    ['en', 'The bridge (it was old. It was tired.) fell. | They left.'],
    ['de', 'Sie sagte: „Sie ist offen. Fahrt jetzt.“ | Sie fuhren.'],
    ['zh', '他说：“桥开了。走吧。”|大家走了。']
  ],
  'a quote that is not closed protects nothing': [['en', 'She said: “It is open. | Go now. | Drive well.']],
  'brackets: a sentence of its own, a gloss, a mark alone': [
    ['en', 'It closed. | (He later denied it.) | The case goes on.'],
    ['en', 'The firm (formerly Marsh Ltd.) Roe bought. | It grew.'],
    ['en', 'It cost nine (!) Euros and [...] Cents.']
  ],
  'apostrophes and the gershayim are no quotes': [
    ['en', "The drivers' bridge isn't open. | It's the firms' fault."],
    ['he', 'ד"ר לוי דיבר. | צה"ל שתק.']
  ],
  'a footnote mark goes with the sentence before it': [
    ['en', 'The bridge is old.[12] | It creaks.³ | They know.'],
    ['en', 'The bridge is old.12 | It creaks.']
  ],
  'a name with a mark goes on': [['en', 'He told Yahoo! Finance so. | It ran.']],
  'a small letter before a capital starts a sentence': [['en', 'The price fell. | iPhone sales rose.']],
  'a unit after a number ends its sentence': [
    ['en', 'The span is 40 km. | Ada Brook built it.'],
    ['pl', 'Most ma 45 m. | Woda jest niska.']
  ],
  'marks of direction do not hide a stop': [['ar', 'وصل د\u202a.\u202c سامي.\u200f | ثم غادر.']],
  'a line end is white space, a blank line ends everything': [
    ['en', 'The bridge\nis open. | They left'],
    ['en', 'A headline\n\n| The bridge “is open. | They left.']
  ]
}

describe.each(Object.entries(hazards))('%s', (_rule, examples) => {
  test.each(examples)('%s: %s', (language, marked) => {
    expect(sentences(scanner(), language, marked.replace(/\| /g, '').replaceAll('|', ''))).toEqual(
      marked.split('|').map(sentence => sentence.trim())
    )
  })
})

describe('insideQuotes', () => {
  const text = 'She said: “It is open. Go now.” They left.'

  test.each([
    ['keep', ['She said: “It is open. Go now.”', 'They left.']],
    ['split', ['She said: “It is open.', 'Go now.”', 'They left.']],
    [10, ['She said: “It is open.', 'Go now.”', 'They left.']],
    [24, ['She said: “It is open. Go now.”', 'They left.']]
  ] as const)('%s', (insideQuotes, expected) => {
    expect(sentences(scanner({ insideQuotes }), 'en', text)).toEqual(expected)
  })

  test('is part of the version, for it moves boundaries', () => {
    const versions = [{}, { insideQuotes: 200 }, { insideQuotes: 'keep' }, { insideQuotes: 'split' }] as const
    expect(versions.map(options => scanner(options).version)).toEqual([
      'scanner-2',
      'scanner-2',
      'scanner-2-keep',
      'scanner-2-split'
    ])
  })

  test.each([-1, Number.NaN])('refuses %s', insideQuotes => {
    expect(() => scanner({ insideQuotes })).toThrow(RangeError)
  })
})

test('the region and script of a locale change nothing', () => {
  for (const language of ['pt-BR', 'pt-PT', 'pt']) {
    expect(sentences(scanner(), language, 'O Sr. Costa saiu. Ninguém viu.')).toEqual([
      'O Sr. Costa saiu.',
      'Ninguém viu.'
    ])
  }
})

test.each([
  ['th', 'สะพานเปิดแล้ว!', 'รถไม่มาก'],
  ['km', 'ស្ពានបើកហើយ។', 'រថយន្តមានតិច។'],
  ['lo', 'ຂົວເປີດແລ້ວ!', 'ລົດບໍ່ຫຼາຍ'],
  ['my', 'တံတားဖွင့်ပြီ။', 'ကားနည်းသည်။']
])('scripts without sentence marks are cut where Intl.Segmenter cuts them: %s', (language, first, second) => {
  expect(sentences(scanner(), language, `${first} ${second}`)).toEqual([first, second])
})
