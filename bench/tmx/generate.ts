import { closeSync, openSync, writeSync } from 'node:fs'

/** What is in a generated file. */
export interface Generated {
  readonly bytes: number
  readonly units: number
}

const words = {
  en: 'the river bridge in Marshford reopened to lorries on Monday after eleven months of repairs said county council engineers who had checked every bolt twice and nobody wants to do this again tolls will stay until January when members vote on a new price traffic was light'.split(
    ' '
  ),
  fr: 'le pont sur la rivière à Marais a rouvert aux camions lundi après onze mois de réparations a déclaré le comté les ingénieurs avaient vérifié chaque boulon deux fois et personne ne veut recommencer les péages resteront jusqu’en janvier quand les élus voteront un nouveau prix'.split(
    ' '
  )
}

/** Writes TMX 1.4 of about `megabytes`, the same every time: English and French, inline codes in every third unit, properties, entities. */
export function generateTmx(path: string, megabytes: number): Generated {
  const file = openSync(path, 'w')
  let bytes = 0
  let units = 0
  const write = (text: string) => {
    bytes += writeSync(file, text)
  }
  let state = 20_261_124
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
  const sentence = (language: 'en' | 'fr', length: number) => {
    const all = words[language]
    return Array.from({ length }, () => all[random(all.length)]!).join(' ')
  }
  const coded = (text: string) => {
    const [first = '', ...rest] = text.split(' ')
    return `<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>${first}<ept i="1">&lt;/b&gt;</ept> <ph x="2">&lt;br/&gt;</ph> ${rest.join(' ')}`
  }
  write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n' +
      '  <header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="en" datatype="html"/>\n  <body>\n'
  )
  while (bytes < megabytes * 1e6) {
    let chunk = ''
    for (let i = 0; i < 500; i++) {
      const length = 8 + random(16)
      const isCoded = units % 3 === 0
      const [en, fr] = [`${sentence('en', length)} ${units} &amp; co.`, `${sentence('fr', length)} ${units} &amp; co.`]
      chunk +=
        `    <tu tuid="${units}" creationdate="20240102T030405Z" changedate="20250203T040506Z" changeid="desk">\n` +
        `      <prop type="x-domain">news</prop>\n      <tuv xml:lang="en">\n        <seg>${isCoded ? coded(en) : en}</seg>\n      </tuv>\n` +
        `      <tuv xml:lang="fr">\n        <seg>${isCoded ? coded(fr) : fr}</seg>\n      </tuv>\n    </tu>\n`
      units++
    }
    write(chunk)
  }
  write('  </body>\n</tmx>\n')
  closeSync(file)
  return { bytes, units }
}
