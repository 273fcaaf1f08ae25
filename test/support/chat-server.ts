/** A server with OpenAI's chat API on this machine: a model that translates well, or fails as models fail. */
import { type JsonReply, type JsonRequest, type JsonServer, startJsonServer } from './json-server.ts'
import { plainTranslation } from './tagged-translation.ts'

export interface ChatBody {
  readonly model: string
  readonly messages: ReadonlyArray<{ readonly role: string; readonly content: string }>
  readonly temperature?: number
  readonly max_tokens?: number
  readonly response_format?: { readonly type: string }
}

export interface ChatSegment {
  readonly id: string
  readonly src: string
  readonly tgt: string
}

/** What the model does to good segments before it writes them. A string is written as it is. */
export type Habit = (segments: readonly ChatSegment[]) => unknown

export interface ChatServer extends JsonServer {
  /** The next answers are written so, after those already queued. */
  misbehave(habit: Habit, times?: number): void
}

const kept = /<\/?p[ch]\b[^<>]*>/g

export async function startChatServer(): Promise<ChatServer> {
  const habits: Habit[] = []
  const server = await startJsonServer(request => answer(request, habits.shift()))
  return {
    ...server,
    misbehave: (habit, times = 1) => void habits.push(...Array<Habit>(times).fill(habit))
  }
}

/** The segments of a request, as they were asked for. */
export function askedSegments({ messages }: ChatBody): readonly ChatSegment[] {
  const { segments } = JSON.parse(messages.at(-1)!.content.split('\n').at(-1)!)
  return segments
}

function answer({ body }: JsonRequest, habit: Habit = segments => ({ segments })): JsonReply {
  const asked = body as ChatBody
  const [, from = '', to = ''] = /from .*?\(([\w-]+)\) into .*?\(([\w-]+)\)/.exec(asked.messages[0]!.content) ?? []
  const echo = Number(/first (\d+) characters/.exec(asked.messages[1]!.content)?.[1])
  const segments = askedSegments(asked).map(({ id, src }) => ({
    id,
    src: [...src.replace(kept, '')].slice(0, echo).join(''),
    tgt: plainTranslation(src, from, to, kept)
  }))
  const written = habit(segments)
  return chatReply(typeof written === 'string' ? written : JSON.stringify(written))
}

export function chatReply(content: string | null, more: object = {}): JsonReply {
  const message = { role: 'assistant', content }
  return { body: { choices: [{ index: 0, message, finish_reason: 'stop', ...more }], usage: { total_tokens: 9 } } }
}
