// Preloaded by a bench: says the peak resident memory of its process, in kB, on stderr at the end.
process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`))
