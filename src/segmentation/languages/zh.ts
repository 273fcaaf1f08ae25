import type { Language } from './language.ts'

export const chinese: Language = {
  attribution: {
    by: 'verb',
    unit: 'letter',
    within: 10,
    verbs: '说 說 问 問 称 稱 喊 答 叫 表示 指出 写道 寫道 强调 強調 解释 解釋 补充 補充 反问 反問 感叹 感嘆 回答 坦言'
  }
}
