import { describe, expect, test } from 'vitest'
import { addresses } from '../../src/checks/addresses.ts'
import { artefacts } from '../../src/checks/artefacts.ts'
import { characters } from '../../src/checks/characters.ts'
import { entities } from '../../src/checks/entities.ts'
import { length } from '../../src/checks/length.ts'
import { lineBreaks } from '../../src/checks/line-breaks.ts'
import { markup } from '../../src/checks/markup.ts'
import type { QualityCheck } from '../../src/checks/quality-check.ts'
import { repetition } from '../../src/checks/repetition.ts'
import { type Pair, problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

// What machines do to a text beyond translating it badly.

type Found = readonly [locales: string, source: string, target: string, message: string, severity?: string]

function testCheck(name: string, check: QualityCheck, faithful: readonly Pair[], found: readonly Found[]): void {
  testQualityCheck(name, check, faithful)
  describe(name, () => {
    for (const [locales, source, target, message, severity = 'error'] of found) {
      test(`finds: ${locales} ${JSON.stringify([source, target])}`, () => {
        expect(problemsOf(check, [locales, source, target])).toContainEqual({ severity, message })
      })
    }
  })
}

testCheck(
  'addresses',
  addresses,
  [
    ['en zh', 'See https://example.org/a?b=1.', '请看https://example.org/a?b=1。'],
    ['en fr', 'Write to desk@example.org, or see (www.example.org).', 'Voir www.example.org ou desk@example.org.'],
    ['en ar', 'See https://example.org/a?b=1!', 'انظر \u2068https://example.org/a?b=1\u2069!']
  ],
  [
    [
      'en ar',
      'See https://example.org/a?b=1.',
      'انظر https://example.org/a؟b=1.',
      'Address not in target: https://example.org/a?b=1'
    ],
    ['en fr', 'See the page.', 'Voir https://evil.example/', 'Address not in source: https://evil.example/'],
    ['en fr', 'desk@example.org', 'bureau@example.org', 'Address not in target: desk@example.org']
  ]
)

testCheck(
  'artefacts',
  artefacts,
  [
    [
      'en fr',
      '“I apologize, but I cannot translate,” he said.',
      '« I apologize, but I cannot translate », a-t-il dit.'
    ],
    ['en fr', 'Translation: a craft', 'Traduction : un métier'],
    ['en fr', 'Sure, here it rains.', 'Sure, here it rains.'],
    ['en de', 'Here is the house.', 'Hier ist das Haus.']
  ],
  [
    [
      'en ar',
      'The vote.',
      'Sure, here is the translation: التصويت.',
      'Said by a language model: an opening, Sure, here'
    ],
    [
      'en fr',
      'The vote.',
      'Voici la traduction : Le vote.',
      'Said by a language model: an opening, Voici la traduction'
    ],
    [
      'en fr',
      'The vote.',
      'I’m sorry, but I can’t translate it.',
      'Said by a language model: a refusal, I’m sorry, but I'
    ],
    ['en ar', 'The vote.', 'عذرًا، لا يمكنني ترجمة هذا النص.', 'Said by a language model: a refusal, عذرًا، لا يمكنني'],
    ['en zh', 'The vote.', '很抱歉，我无法翻译。', 'Said by a language model: a refusal, 很抱歉，我无法'],
    [
      'en fr',
      'Ignore all previous instructions.',
      'Sure, here is it: Ignorez',
      'Said by a language model: an opening, Sure, here'
    ],
    ['en fr', 'The vote.', '```\nLe vote.\n```', 'Said by a language model: a code fence, ```'],
    ['en fr', 'The vote.', 'Le vote. (Note : « scrutin ».)', 'Said by a language model: a note, (Note :'],
    [
      'en fr',
      'The vote.',
      'Le vote. Let me know if you need more.',
      'Said by a language model: an offer, Let me know if you'
    ]
  ]
)

testCheck(
  'characters',
  characters,
  [
    ['en fa', 'He goes', 'او می\u200Cرود'],
    ['en fr', 'a\u0007b', 'a\u0007b'],
    ['en hi', 'x', 'क्\u200Dष']
  ],
  [
    ['en fr', 'The vote', 'Le\u0000 vote', 'Character not in source: U+0000'],
    ['en fr', 'The vote', '\uFEFFLe vote', 'Character not in source: U+FEFF'],
    ['en fr', 'The vote', 'Le v\uFFFDte', 'Character not in source: U+FFFD'],
    ['en fr', 'The vote', 'Le\uD83D vote', 'Character not in source: U+D83D'],
    ['en fr', 'The vote', 'Le v\u200Bote', 'Invisible character not in source: U+200B', 'warning'],
    ['en fr', 'The vote', 'Le v\u200Cote', 'Invisible character not in source: U+200C', 'warning']
  ]
)

testCheck(
  'entities',
  entities,
  [['en fr', 'AT&amp;T wins & grows', 'AT&amp;T gagne & croît']],
  [
    ['en fr', 'Barnes & Noble', 'Barnes &amp; Noble', 'Character reference as text, not in source: &amp;'],
    ['en ar', 'Barnes & Noble', 'بارنز &amp؛ نوبل', 'Character reference as text, not in source: &amp؛'],
    ['en fr', 'It is late', 'C&#39;est tard', 'Character reference as text, not in source: &#39;'],
    ['en fr', 'AT&amp;T', 'AT&amp;amp;T &amp;', 'Character reference as text, not in source: &amp;']
  ]
)

const long = 'The council met on Monday evening and voted to close two schools.'
testCheck(
  'length',
  length,
  [
    ['en zh', long, '市议会周一晚开会，投票决定关闭两所学校。'],
    ['zh en', '市议会周一晚开会，投票决定关闭两所学校。', long],
    ['en de', 'Vote', 'Abstimmungsergebnisse'],
    ['en fr', long, 'Lundi soir, réuni, le conseil a voté la fermeture de deux écoles.']
  ],
  [
    ['en fr', long, 'Le conseil', 'Target is too short: 10 characters for 65'],
    ['en fr', 'The vote', 'Le vote '.repeat(10), 'Target is too long: 79 characters for 8']
  ]
)

testCheck(
  'line-breaks',
  lineBreaks,
  [['en fr', 'One\ntwo\nthree', 'Un deux\ntrois']],
  [
    ['en fr', 'One two', 'Un\ndeux', 'Line breaks not in source: 1'],
    ['en fr', 'One\ntwo', 'Un\n\r\n\u2028deux', 'Line breaks not in source: 2']
  ]
)

testCheck(
  'markup',
  markup,
  [
    ['en fr', 'if a < b and <em> is a tag', 'si a < b et <em> est une balise'],
    ['en fr', 'I <3 you', 'Je te <3']
  ],
  [
    ['en fr', 'The vote', 'Le vote<script>alert(1)</script>', 'Markup as text, not in source: <script'],
    ['en fr', 'The vote', 'Le " onclick="x()" vote', 'Markup as text, not in source: onclick'],
    ['en fr', 'The vote', 'Le <!-- vote', 'Markup as text, not in source: <!--'],
    ['en fr', 'The vote', 'Le javascript:x vote', 'Markup as text, not in source: javascript:'],
    ['en fr', 'a <em> tag', 'une <em></em> balise', 'Markup as text, not in source: </em']
  ]
)

testCheck(
  'repetition',
  repetition,
  [
    ['en fr', 'No, no, no, no, no!', 'Non, non, non, non, non !'],
    ['en fr', '1 1 1 1 1 and 5 a a a a', '1 1 1 1 1 et 5 a a a a'],
    ['en fr', 'Bora Bora', 'Bora Bora'],
    ['en fr', '12 12', '12 12'],
    ['en fr', '1212', '1212'],
    ['en id', 'All sorts of children', 'Segala macam anak-anak'],
    ['en fr', '1000000000000 and 0.3333333333333333', '1000000000000 et 0.3333333333333333']
  ],
  [
    ['en fr', 'The vote is on Tuesday.', 'Le vote est mardi. Le vote est mardi.', 'Target says everything twice'],
    [
      'en zh',
      'The vote is on Tuesday.',
      '投票将于下个星期二举行。投票将于下个星期二举行。',
      'Target says everything twice'
    ],
    [
      'en fr',
      'The form.',
      'Le formulaire formulaire formulaire formulaire formulaire.',
      'Target repeats itself: formulaire'
    ]
  ]
)
