import { statSync } from 'node:fs'
import { join } from 'node:path'
import { nameOfSauvegarde } from '../../../shared/domain/sauvegarde.ts'
import { formatCount } from '../../../shared/format.ts'
import { checkIntegrity } from '../../db/integrity.ts'
import {
  isSound,
  type Restauration,
  restore,
  restoreUnopened,
  unlockCopy,
} from '../../features/sauvegardes/restauration.service.ts'
import {
  keepSauvegarde,
  writeCopy,
  writeLockedCopy,
} from '../../features/sauvegardes/sauvegardes.service.ts'
import { textOption } from '../choose.ts'
import { type Command, type CommandContext, Refusal, refuseAbsent, WrongUsage } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { motDePasseOf, newFilePassword } from '../mot-de-passe.ts'

export const verifier: Command = {
  usage: 'verifier [--base FICHIER]',
  summary: 'contrôle que la base est saine',
  options: {},
  arguments: 0,
  async run({ readBase, baseFile }) {
    refuseAbsent(baseFile)
    const problemes = checkIntegrity(readBase().sqlite)
    if (problemes.length > 0) {
      throw new Refusal(
        [
          `La base « ${baseFile} » est abîmée (${formatCount(problemes.length, 'défaut trouvé', 'défauts trouvés')}) : restaurez une sauvegarde (« restaurer »). Pour le détail, en anglais, relancez avec CARTABLE_DETAIL=1.`,
          // SQLite's own words: only for somebody who asked.
          ...(process.env.CARTABLE_DETAIL === undefined ? [] : problemes),
        ].join('\n  '),
      )
    }
    const octets = statSync(baseFile).size
    return {
      json: { fichier: baseFile, octets, problemes },
      text: `La base est saine : ${baseFile} (${formatCount(octets, 'octet')}).`,
    }
  },
}

export const sauvegarder: Command = {
  usage: 'sauvegarder [--vers FICHIER [--mot-de-passe FICHIER]]',
  summary:
    'copie toute la base, à côté d’elle ou dans le fichier donné, chiffrée par le mot de passe lu dans un fichier (d’une base protégée : « --mot-de-passe-copie », sinon celui de la base)',
  options: { vers: { type: 'string' }, 'mot-de-passe-copie': { type: 'string' } },
  arguments: 0,
  async run(context) {
    const { openBase, baseFile, now } = context
    const vers = textOption(context, 'vers')
    const motDePasse = newFilePassword(context, 'mot-de-passe-copie')
    if (motDePasse !== null && vers === undefined) {
      throw new WrongUsage(
        '« --mot-de-passe » va avec « --vers » : dites où écrire la copie chiffrée.',
      )
    }
    refuseAbsent(baseFile)
    const { path, octets } = valueOrRefuse(
      vers === undefined
        ? await keepSauvegarde(openBase(), 'demandee', now)
        : motDePasse === null
          ? await writeCopy(openBase(), inFolder(context.resolvePath(vers), now))
          : await writeLockedCopy(openBase(), lockedIn(context.resolvePath(vers), now), motDePasse),
    )
    return {
      json: { fichier: path, octets },
      text: `Sauvegarde faite et vérifiée : ${path} (${formatCount(octets, 'octet')}).`,
    }
  },
}

/** Path of the copy: the one given, or its usual name in it when that path is a folder. */
const inFolder = (path: string, now: Date): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? join(path, nameOfSauvegarde('demandee', now))
    : path

const lockedIn = (path: string, now: Date): string =>
  inFolder(path, now).replace(/\.sqlite$/, '.cartable')

const LOST_VERSIONS =
  'Les bilans marqués comme envoyés depuis cette sauvegarde n’ont pas tous pu être relus dans ce qu’elle remplace : vérifiez la liste (« envois »).'

export const restaurer: Command = {
  usage: 'restaurer FICHIER [--mot-de-passe FICHIER] [--mot-de-passe-copie FICHIER]',
  summary:
    'remplace toute la base par une sauvegarde, une copie de ce qu’elle remplace étant gardée',
  options: { 'mot-de-passe-copie': { type: 'string' } },
  arguments: 1,
  async run(context) {
    const path = context.resolvePath(context.args[0] ?? '')
    const motDePasse = motDePasseOf(context, 'mot-de-passe-copie') ?? motDePasseOf(context)
    const source =
      motDePasse === null
        ? { path, remove: () => undefined }
        : valueOrRefuse(await unlockCopy(path, motDePasse))
    const {
      path: fichier,
      octets,
      copie,
      hasLostVersions,
    } = await restoreBase(context, source.path).finally(source.remove)
    return {
      json: { fichier, octets, copie },
      text: [
        `Base restaurée : ${fichier} (${formatCount(octets, 'octet')}).`,
        ...(copie === null ? [] : [`Ce qu’elle remplace est gardé : ${copie}`]),
        ...(hasLostVersions ? [LOST_VERSIONS] : []),
      ].join('\n'),
    }
  },
}

/** Restores a copy. A base that is damaged, or no base at all, is set aside as it is, being the reason to restore. */
async function restoreBase(
  { openBase, baseFile, now }: CommandContext,
  path: string,
): Promise<Restauration> {
  return valueOrRefuse(
    (await isSound(baseFile))
      ? await restore(openBase(), path, now)
      : await restoreUnopened(baseFile, path, now),
  )
}
