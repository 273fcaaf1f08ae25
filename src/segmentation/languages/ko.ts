import type { Language } from './language.ts'

export const korean: Language = {
  attribution: {
    by: 'particle',
    particles: '라고 이라고 라며 이라며 라는 이라는 라면서 고 며 는 은 을 를 이 가 와 과 로 으로 에 의 도 란 하고',
    except:
      '이것 이날 이번 이어 이와 이에 이를 이후 이제 이러 이런 이들 그 고객 고려 은행 가장 가운데 과거 과연 도시 도쿄 의원 의사 의회 에어 와인 로봇 며칠'
  }
}
