/** Folder of the memory, the ledger and the lock, below the project's root. */
export const stateFolder = '.dragoman'
