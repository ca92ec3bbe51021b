import type { Envoi } from '../../../shared/domain/envoi.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import { createEnvoi, findEnvois, writeEnvoi } from '../../features/envois/envois.service.ts'
import { chooseAction, chooseTrame, dateOption, requiredOption, textOption } from '../choose.ts'
import type { Command, Output } from '../command.ts'
import { refusalText, valueOrRefuse } from '../messages.ts'
import { tramesFolder } from '../resources-folder.ts'

export const envois: Command = {
  usage: 'envois',
  summary: 'liste les bilans envoyés, version par version',
  options: {},
  arguments: 0,
  async run(context) {
    return outputOf(await findEnvois(context.openBase().db, null))
  },
}

export const envoyer: Command = {
  usage:
    'envoyer --action N --arrete-au DATE [--fichier BILAN.docx] [--trame caf47|generique] [--annee 2021-2022]',
  summary: 'garde le bilan d’une action comme envoyé : chiffres, réponses et fichiers sans noms',
  options: {
    action: { type: 'string' },
    'arrete-au': { type: 'string' },
    trame: { type: 'string' },
    annee: { type: 'string' },
    fichier: { type: 'string' },
  },
  arguments: 0,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const open = context.openBase()
    const { annee, action } = await chooseAction(context, open)
    const trame = await chooseTrame(context, open, annee)
    const demande = { actionId: action.id, arreteAu, trame }
    const own = textOption(context, 'fichier')
    // A file that was corrected since is only kept where it is named: a command asks nothing.
    const fichier = own === undefined ? 'cartable' : { path: context.resolvePath(own) }
    const options = { tramesFolder, now: context.now, fichier } as const
    const sent = await createEnvoi(open.db, demande, { ...options, brouillon: 'refuser' })
    if (!sent.ok && sent.error.code === 'brouillon') {
      context.say(`${refusalText(sent.error)} Il est gardé tel quel.`)
      const kept = await createEnvoi(open.db, demande, { ...options, brouillon: 'garder' })
      return outputOf([valueOrRefuse(kept)])
    }
    return outputOf([valueOrRefuse(sent)])
  },
}

export const envoi: Command = {
  usage: 'envoi ID --sortie DOSSIER',
  summary: 'écrit à nouveau les fichiers d’un bilan envoyé, à l’octet près',
  options: { sortie: { type: 'string' } },
  arguments: 1,
  async run(context) {
    const sortie = context.resolvePath(requiredOption(context, 'sortie'))
    const [envoiId = ''] = context.args
    const options = { sortie, now: context.now }
    const written = valueOrRefuse(await writeEnvoi(context.openBase().db, envoiId, options))
    const { json } = outputOf([written.envoi])
    return { json: { ...json, fichiers: written.paths }, text: written.paths.join('\n') }
  },
}

function outputOf(list: readonly Envoi[]): Output & { readonly json: object } {
  return {
    json: {
      envois: list.map(({ envoiId, numero, ...own }) => ({ id: envoiId, action: numero, ...own })),
    },
    text: list.length === 0 ? 'Aucun bilan envoyé.' : list.map(lineOf).join('\n'),
  }
}

const lineOf = ({ envoiId, annee, numero, arreteAu, envoyeLe, version, changements }: Envoi) =>
  `${envoiId}  ${annee}, action ${numero}, arrêté au ${formatDate(arreteAu)}, envoyé le ${formatDate(envoyeLe)}, version ${version}` +
  (version === 1
    ? ''
    : ` (${formatCount(changements.length, 'réponse changée', 'réponses changées')})`)
