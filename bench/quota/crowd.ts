import type { Limiter } from './limiters.ts'
import type { Request } from './service.ts'
import { sleep } from './time.ts'
import { size, type Workload } from './workloads.ts'

export interface Crowd {
  readonly limiter: Limiter
  readonly request: Request
  readonly workload: Workload
  readonly random: () => number
  readonly clients: number
}

/** So many clients send all the time, for so many milliseconds. A refused request goes back through its limiter. */
export async function crowd(
  { limiter, request, workload, random, clients }: Crowd,
  milliseconds: number
): Promise<void> {
  const end = performance.now() + milliseconds
  const client = async () => {
    while (performance.now() < end) {
      const characters = size(random, workload)
      while (performance.now() < end && !(await limiter(characters, request))) {}
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  await Promise.race([all, sleep(milliseconds)])
}
