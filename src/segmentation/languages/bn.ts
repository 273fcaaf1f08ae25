import type { Language } from './language.ts'

export const bengali: Language = {
  never: 'ডা ড মো মোঃ শ্রী প্রফে অধ্যা ইঞ্জি জনাব লে মে ক্যাপ্টে সা আ হা',
  numeric: 'নং পৃ খ ধারা',
  mayEnd: 'লি কোং প্রা',
  letters: 'এ বি সি ডি ই এফ এইচ জে কে এল এম এন ও কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড',
  lettersInRow: 'আই জি পি',
  starters: `
    এই সেই ওই এটি এটা সে তিনি তারা তাঁরা আমি আমরা তুমি আপনি এবং কিন্তু তবে যদি যখন কারণ তখন এখন আজ কাল এখানে সেখানে
    পরে এর তার
  `,
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 5,
    verbs: 'বলেন বলেছেন বললেন বলে বলল জানান জানিয়েছেন লেখেন লিখেছেন',
    announcing: 'যে ,'
  }
}
