// Preloaded by a bench: says the peak resident memory of its process, in kB, and its processor time, in ms, on stderr at the end.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write(`peak ${maxRSS}\ncpu ${Math.round((userCPUTime + systemCPUTime) / 1000)}\n`)
})
