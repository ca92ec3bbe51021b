import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import {
  type CopiesSuivies,
  MINUTES_AVANT_VERROU,
  MINUTES_USUELLES,
} from '../../../shared/domain/protection.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { CodeDonne, EtatProtection } from '../../../shared/ipc/protection.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { parseCode } from '../../db/cles.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { Verrou } from '../services.ts'
import {
  changerMotDePasse,
  deproteger,
  deverrouiller,
  isProtegee,
  nouveauCode,
  proteger,
} from './protection.service.ts'

const reglageSchema = z.strictObject({ minutes: z.literal([...MINUTES_AVANT_VERROU]).nullable() })

/** File of the setting, beside the base: it concerns this computer, and is read while the base is shut. */
const reglageFile = (base: string): string => join(dirname(base), 'verrouillage.json')

/** Minutes away after which the data are shut; null: never. */
export function readMinutes(base: string): number | null {
  try {
    return reglageSchema.parse(JSON.parse(readFileSync(reglageFile(base), 'utf8'))).minutes
  } catch {
    return MINUTES_USUELLES
  }
}

/** Refusals in a row from which each answer waits, longer each time. */
const PATIENT = 3
const LONGEST_MS = 30_000

/** Wait before the answer to a try, in milliseconds, after `refus` refusals in a row. */
export const delayAfter = (refus: number): number =>
  refus < PATIENT ? 0 : Math.min(1000 * 2 ** (refus - PATIENT), LONGEST_MS)

/** Answers to the window about the password of the base that `verrou` opens and shuts. */
export function createAcces(verrou: Verrou, sleep: (ms: number) => Promise<unknown> = wait) {
  const { file } = verrou
  let refus = 0
  const tryIt = async (saisi: string): Promise<Result<void, AppError>> => {
    await sleep(delayAfter(refus))
    const tried = await deverrouiller(file, saisi)
    refus = tried.ok ? 0 : refus + 1
    return tried
  }
  /** Does the work once `actuel`, the password or the code de secours, is proved right. */
  const once = async <T>(
    actuel: string,
    work: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const tried = await tryIt(actuel)
    if (tried.ok) return work()
    const fields = tried.error.code === 'validation' ? tried.error.fields : {}
    return {
      ok: false,
      error: { code: 'validation', fields: { actuel: fields.motDePasse ?? '' } },
    }
  }
  return {
    find: (): EtatProtection => ({
      isProtegee: !verrou.isOpen() || isProtegee(file),
      isVerrouillee: !verrou.isOpen(),
      minutes: readMinutes(file),
    }),
    async deverrouiller(saisi: string): Promise<Result<{ readonly parCode: boolean }, AppError>> {
      const tried = await tryIt(saisi)
      if (!tried.ok) return tried
      await verrou.open()
      return ok({ parCode: parseCode(saisi) !== null })
    },
    async verrouiller(): Promise<Result<void, AppError>> {
      await verrou.shut()
      return ok(undefined)
    },
    proteger: (motDePasse: string): Promise<Result<CodeDonne, AppError>> =>
      verrou.whileClosed(() => proteger(file, motDePasse)),
    changer: (actuel: string, motDePasse: string): Promise<Result<CopiesSuivies, AppError>> =>
      once(actuel, () => changerMotDePasse(file, motDePasse)),
    renouvelerCode: (actuel: string): Promise<Result<CodeDonne, AppError>> =>
      once(actuel, () => nouveauCode(file)),
    retirer: (actuel: string): Promise<Result<CopiesSuivies, AppError>> =>
      once(actuel, () => verrou.whileClosed(() => deproteger(file))),
    async regler(minutes: number | null): Promise<Result<void, AppError>> {
      const text = new TextEncoder().encode(JSON.stringify({ minutes }))
      const written = await writeFileSafely(reglageFile(file), text)
      return written.ok ? ok(undefined) : written
    },
  }
}

/** Verrou of a base that stays open (tests, bench). */
export const fixedVerrou = ({ file }: OpenDatabase): Verrou => ({
  file,
  isOpen: () => true,
  open: async () => undefined,
  shut: async () => undefined,
  whileClosed: () => Promise.reject(new Error('this base is not closed')),
})
