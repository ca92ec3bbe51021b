import { existsSync, statSync } from 'node:fs'
import { formatCount } from '../../../shared/format.ts'
import { checkIntegrity } from '../../db/integrity.ts'
import type { Command } from '../command.ts'
import { Refusal } from '../command.ts'

export const verifier: Command = {
  usage: 'verifier [--base FICHIER]',
  summary: 'contrôle que la base est saine',
  options: {},
  arguments: 0,
  async run({ readBase, baseFile }) {
    if (!existsSync(baseFile)) {
      throw new Refusal(`Il n’y a pas de base dans « ${baseFile} » : vérifiez ce chemin.`)
    }
    const problemes = checkIntegrity(readBase().sqlite)
    if (problemes.length > 0) {
      throw new Refusal(
        [
          `La base « ${baseFile} » est abîmée : restaurez une sauvegarde.`,
          ...problemes.map((probleme) => `  ${probleme}`),
        ].join('\n'),
      )
    }
    const octets = statSync(baseFile).size
    return {
      json: { fichier: baseFile, octets, problemes },
      text: `La base est saine : ${baseFile} (${formatCount(octets, 'octet')}).`,
    }
  },
}
