import { todayOf } from '../../shared/dates.ts'
import { debutDeRevue } from '../../shared/domain/personne.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { channelNames } from '../../shared/ipc/channels.ts'
import type { Channel, Handlers } from '../../shared/ipc/contract.ts'
import {
  FIRST_READS,
  type FirstRead,
  type KeptSelection,
  selectionIn,
} from '../../shared/ipc/first-reads.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { findAnnees, findStructureNom } from './annees/annees.service.ts'
import { createJournalHandlers } from './journal/journal.handlers.ts'
import { createPremiersPasHandlers } from './premiers-pas/premiers-pas.handlers.ts'
import { createPresencesHandlers } from './presences/presences.handlers.ts'
import { createProtectionHandlers } from './protection/protection.handlers.ts'
import { fixedVerrou } from './protection/verrou.service.ts'
import { hasContributions } from './reseau/reseau.repository.ts'
import { createResumesHandlers } from './resumes/resumes.handlers.ts'
import { createOpenedFiles } from './sauvegardes/opened-files.ts'
import { createSante } from './sauvegardes/sante.service.ts'
import type { FrameChannel, HandlerServices, Services } from './services.ts'

/**
 * Handlers of every channel of the contract. Those of the window's first picture are here; the others, some four times
 * their code, are loaded at the first call of one of them.
 */
export function createHandlers(given: Services): Handlers {
  const services: HandlerServices = {
    ...given,
    db: given.database.db,
    today: () => todayOf(given.now()),
    opened: createOpenedFiles(),
    sante: given.sante ?? createSante(),
    verrou: given.verrou ?? fixedVerrou(given.database),
  }
  const first: Partial<Handlers> = createFirstHandlers(services)
  let loading: Promise<Omit<Handlers, keyof FirstHandlers>> | undefined
  const loadOthers = async () => (await import('./other-handlers.ts')).createOtherHandlers(services)
  const handlerOf = (channel: Channel): AnyHandler =>
    (first[channel] as AnyHandler | undefined) ??
    (async (input) => {
      loading ??= loadOthers()
      const others: Partial<Handlers> = await loading
      return (others[channel] as AnyHandler)(input)
    })
  const handlers = (Object.keys(channelNames) as Channel[]).map((channel) => [
    channel,
    answered(handlerOf(channel)),
  ])
  return Object.fromEntries(handlers)
}

type AnyHandler = (input: unknown) => Promise<Result<unknown, AppError>>

/** Handler that answers `not-found` to an unknown id which only the base's foreign keys refused; nothing is written. */
const answered =
  (handler: AnyHandler): AnyHandler =>
  async (input) => {
    try {
      return await handler(input)
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error
      return err({ code: 'not-found', what: 'fiche', name: '' })
    }
  }

type FirstHandlers = ReturnType<typeof createFirstHandlers>

/** Handlers of what the window opens with: whatever this module imports is read before the first picture. */
export function createFirstHandlers(services: HandlerServices) {
  const reads = {
    ...frameHandlers(services),
    ...createJournalHandlers(services),
    ...createPremiersPasHandlers(services),
    ...createPresencesHandlers(services),
    ...createProtectionHandlers(services),
    ...createResumesHandlers(services),
  }
  return { ...reads, 'app:findFirst': (kept: KeptSelection) => findFirst(reads, kept) }
}

/** Reads of the frame whose noun has far more code than they need. */
const frameHandlers = ({
  db,
  version,
  sante,
  now,
  today,
}: HandlerServices): Pick<Handlers, FrameChannel> => ({
  'app:findContexte': async () =>
    ok({
      version,
      structure: await findStructureNom(db),
      annees: await findAnnees(db),
      today: today(),
    }),
  'reseau:hasContributions': async () => ok(await hasContributions(db)),
  'sauvegardes:findAlerte': async () => ok(sante.find()),
  'personnes:findRappel': async ({ anneeId }) => {
    if (debutDeRevue(today()) === null) return ok(null)
    const { findRappelRevue } = await import('./personnes/revue.service.ts')
    return findRappelRevue(db, anneeId, now())
  },
})

/** Asks `handlers` for what the window opens with; an année is needed for what its frame shows. */
async function findFirst(
  handlers: Pick<Handlers, FirstRead['channel']>,
  kept: KeptSelection,
): Promise<Result<readonly FirstRead[], never>> {
  const reads: FirstRead[] = []
  const read = async (channels: readonly FirstRead['channel'][], input: unknown) => {
    for (const channel of channels) {
      const answer = await (handlers[channel] as AnyHandler)(input)
      if (answer.ok) reads.push({ channel, input, value: answer.value })
    }
  }
  await read(FIRST_READS.nothing, undefined)
  const contexte = await handlers['app:findContexte'](undefined)
  const [latest, ...others] = contexte.ok ? contexte.value.annees : []
  if (latest === undefined) return ok(reads)
  const { annee, action } = selectionIn([latest, ...others], kept)
  await read(FIRST_READS.annee, { anneeId: annee.id })
  await read(FIRST_READS.perimetre, { anneeId: annee.id, actionId: action?.id ?? null })
  return ok(reads)
}
