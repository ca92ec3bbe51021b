import fc from 'fast-check'

/** The same cases on every run and machine, so that what is green stays so; `GRAINE=7 npm run test:unit` draws others. */
fc.configureGlobal({ seed: Number(process.env.GRAINE ?? 20261129) })
