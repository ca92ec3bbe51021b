import type { z } from 'zod'

/** One line of the contract: what goes in is checked at run time, what comes out is typed. */
export const channel = <I extends z.ZodType>(input: I) => ({
  returns: <O>() => ({ input, output: undefined as unknown as O }),
})
