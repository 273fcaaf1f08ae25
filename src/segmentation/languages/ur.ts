import type { Language } from './language.ts'

export const urdu: Language = {
  never: 'ڈاکٹر پروفیسر مسٹر مسز جنرل کرنل ڈاکٹرز',
  letters: 'اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ زی',
  starters: 'یہ وہ اس ان ہم میں آپ اور لیکن مگر جب اگر کیونکہ جبکہ تاہم انہوں انھوں پھر اب آج کل اسی یہاں وہاں',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 7,
    verbs: 'کہا پوچھا بتایا بولے بولا بولی لکھا پکارا چلایا کہتے کہتی کہتا',
    announcing: 'کہ'
  }
}
