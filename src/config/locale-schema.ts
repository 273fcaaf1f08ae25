import { z } from 'zod'
import { LocaleError } from '../model/errors.ts'
import { localeTag } from '../model/locale.ts'

export const locale = z
  .string()
  .describe('A BCP 47 language tag, such as "ar" or "pt-BR"')
  .superRefine((text, context) => {
    try {
      localeTag(text)
    } catch (error) {
      if (!(error instanceof LocaleError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
    }
  })
