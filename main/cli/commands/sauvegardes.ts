import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nameOfSauvegarde } from '../../../shared/domain/sauvegarde.ts'
import { formatCount } from '../../../shared/format.ts'
import {
  isSound,
  type Restauration,
  restore,
  restoreUnopened,
} from '../../features/sauvegardes/restauration.service.ts'
import { keepSauvegarde, writeCopy } from '../../features/sauvegardes/sauvegardes.service.ts'
import { textOption } from '../choose.ts'
import { type Command, type CommandContext, Refusal } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const sauvegarder: Command = {
  usage: 'sauvegarder [--vers FICHIER]',
  summary: 'copie toute la base, à côté d’elle ou dans le fichier donné',
  options: { vers: { type: 'string' } },
  arguments: 0,
  async run(context) {
    const { openBase, baseFile, now } = context
    const vers = textOption(context, 'vers')
    if (!existsSync(baseFile)) {
      throw new Refusal(`Il n’y a pas de base dans « ${baseFile} » : vérifiez ce chemin.`)
    }
    const { path, octets } = valueOrRefuse(
      vers === undefined
        ? await keepSauvegarde(openBase(), 'demandee', now)
        : await writeCopy(openBase(), inFolder(context.resolvePath(vers), now)),
    )
    return {
      json: { fichier: path, octets },
      text: `Sauvegarde faite et vérifiée : ${path} (${formatCount(octets, 'octet')}).`,
    }
  },
}

/** A folder is where the copy goes, under its usual name. */
const inFolder = (path: string, now: Date): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? join(path, nameOfSauvegarde('demandee', now))
    : path

export const restaurer: Command = {
  usage: 'restaurer FICHIER',
  summary:
    'remplace toute la base par une sauvegarde, une copie de ce qu’elle remplace étant gardée',
  options: {},
  arguments: 1,
  async run(context) {
    const path = context.resolvePath(context.args[0] ?? '')
    const { path: fichier, octets, copie } = await restoreBase(context, path)
    return {
      json: { fichier, octets, copie },
      text: [
        `Base restaurée : ${fichier} (${formatCount(octets, 'octet')}).`,
        ...(copie === null ? [] : [`Ce qu’elle remplace est gardé : ${copie}`]),
      ].join('\n'),
    }
  },
}

/** A base that is damaged, or is none, is the very reason to restore one: it is set aside as it is. */
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
