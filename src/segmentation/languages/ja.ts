import type { Language } from './language.ts'

export const japanese: Language = {
  attribution: {
    by: 'particle',
    particles: 'と って は が を など も の に で という へ や か から だ です',
    except:
      'ところ とはいえ ともあれ とにかく ともかく はい がん もし もちろん もう もっと のち にも でも では だが だから ですが かつ から、 やがて やはり かれ かの'
  }
}
