import { expect, test } from 'vitest'
import { googleError } from '../../../src/backends/google/errors.ts'

const key = 'AIzaSyA-not-a-real-key-0123456789abcdef'

/** As the clients reject with it: over REST, and gRPC. */
const rejections = (http: number, code: number, message: string, reason: string) => [
  Object.assign(new Error(message), { code: http, errors: [{ message, reason }] }),
  Object.assign(new Error(`${code} NAME: ${message}`), { code, reason, errorInfoMetadata: {} })
]

const cases: [string, number, number, string, string, RegExp][] = [
  [
    'a wrong key',
    400,
    3,
    'API key not valid. Please pass a valid API key.',
    'API_KEY_INVALID',
    /check .*GOOGLE_API_KEY/
  ],
  ['an expired key', 400, 3, 'API key expired. Please renew the API key.', 'API_KEY_INVALID', /make a new key/],
  [
    'a project that has not switched it on',
    403,
    7,
    'Cloud Translation API has not been used in project 1 before or it is disabled.',
    'SERVICE_DISABLED',
    /enable the Cloud Translation API in that project/
  ],
  [
    'no billing',
    403,
    7,
    'This API method requires billing to be enabled.',
    'BILLING_DISABLED',
    /needs a billing account/
  ],
  [
    'a key for other uses',
    403,
    7,
    'Requests to this API are blocked.',
    'API_KEY_SERVICE_BLOCKED',
    /the key is restricted/
  ],
  [
    'an account without the role',
    403,
    7,
    "Permission 'cloudtranslate.generalModels.predict' denied",
    'IAM_PERMISSION_DENIED',
    /"Cloud Translation API User"/
  ],
  [
    'a project that is not allowed',
    403,
    7,
    'The caller does not have permission',
    'FORBIDDEN',
    /that the project may use/
  ]
]

test.each(cases)('%s: unauthorized, and what to do', (_name, http, code, message, reason, remedy) => {
  for (const rejection of rejections(http, code, `${message} (?key=${key})`, reason)) {
    const error = googleError('google', rejection, [key])
    expect(error).toMatchObject({ type: 'unauthorized' })
    expect(error.message).toMatch(/^Expected Google to accept the credentials, got .*[^.]$/)
    expect(error.message).toMatch(remedy)
    expect(`${error} ${error.cause}`).not.toContain(key)
  }
})
