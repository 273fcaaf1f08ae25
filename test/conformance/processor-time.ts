/** Of this thread alone, in milliseconds: what else the machine does is not counted. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
