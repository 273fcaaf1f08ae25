import type { Language } from './language.ts'

export const urdu: Language = {
  letters: 'اے بی سی ڈی ای ایف ایچ جے کے ایل ایم این او کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ زی',
  lettersInRow: 'آئی جی پی',
  starters: 'یہ وہ اس ان ہم میں آپ اور لیکن مگر جب اگر کیونکہ جبکہ تاہم انہوں انھوں پھر اب آج کل اسی یہاں وہاں',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 7,
    verbs: 'کہا پوچھا بتایا بولے بولا بولی لکھا پکارا چلایا کہتے کہتی کہتا',
    announcing: 'کہ ,'
  }
}
