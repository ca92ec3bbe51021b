import { readFile, stat } from 'node:fs/promises'
import { libelleAnnee } from '../../../shared/dates.ts'
import {
  CONTRIBUTION_FORMAT,
  CONTRIBUTION_VERSION,
  type Contribution,
  contributionSchema,
} from '../../../shared/domain/contribution.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { regularFile } from '../../documents/regular-file.ts'
import { controleOf } from './empreintes.ts'

/** A contribution of 700 children weighs some 100 KB; a hundred times that is no contribution. */
const MAX_BYTES = 20 * 1024 * 1024

/** A contribution as text, as it is sent. */
export const contributionText = (contribution: Contribution): string =>
  `${JSON.stringify(contribution, null, 1)}\n`

/** Reads the file of a contribution; another kind of file, another version or an altered one is refused. */
export async function readContribution(path: string): Promise<Result<Contribution, AppError>> {
  const refuse = (reason: string) => err({ code: 'unusable-file', file: path, reason } as const)
  let text: string
  try {
    if ((await stat(path)).size > MAX_BYTES) {
      return refuse(
        'ce fichier est trop gros pour être une contribution : vérifiez que c’est le bon.',
      )
    }
    text = await readFile(await regularFile(path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return err({ code: 'not-found', what: 'fichier', name: path })
    }
    return refuse(
      'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.',
    )
  }
  return parseContribution(text, path)
}

/** The same from a text. `file` names it in a refusal. */
export function parseContribution(text: string, file: string): Result<Contribution, AppError> {
  const refuse = (reason: string) => err({ code: 'unusable-file', file, reason } as const)
  const altered =
    'ce fichier a été coupé ou modifié depuis qu’il a été fait : redemandez-le au porteur.'
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse(altered)
  }
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown }
  if (format !== CONTRIBUTION_FORMAT) {
    return refuse(
      'ce n’est pas une contribution au réseau : demandez au porteur celle que Cartable lui fait.',
    )
  }
  if (version !== CONTRIBUTION_VERSION) {
    return refuse(
      `cette contribution est d’une autre version de Cartable (${String(version)}) : mettez Cartable à jour des deux côtés.`,
    )
  }
  const parsed = contributionSchema.safeParse(json)
  if (!parsed.success || controleOf(parsed.data) !== parsed.data.controle) return refuse(altered)
  return ok(parsed.data)
}

/** Contributions that can be put together: of one année, of one network. */
export function checkTogether(
  contributions: readonly Contribution[],
): Result<readonly Contribution[], AppError> {
  const annees = new Map(contributions.map((c) => [c.annee.debut, libelleAnnee(c.annee)]))
  if (annees.size > 1) {
    return err({
      code: 'unusable-file',
      file: [...annees.values()].join(', '),
      reason: 'ces contributions sont de plusieurs années : consolidez-les une année à la fois.',
    })
  }
  const reseaux = new Set(contributions.flatMap((c) => c.reseau ?? []))
  if (reseaux.size > 1) {
    return err({
      code: 'unusable-file',
      file: contributions.map((c) => c.porteur.nom).join(', '),
      reason:
        'ces contributions suivent les modèles de plusieurs réseaux : vérifiez lesquelles sont les vôtres.',
    })
  }
  return ok(contributions)
}
